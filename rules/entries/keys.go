package entries

// The functions of this file make the keys of shapes. Each takes the field that
// the value goes into, so that a key and its field cannot differ in type, and a
// slip in a field's name does not compile.

func text(name string, into *Text, doc string) Key { return scalar(TypeText, name, into, doc) }

// word is an id that is checked by other means.
func word(name string, into *Text, doc string) Key { return scalar(TypeWord, name, into, doc) }

func ref(name string, kind Kind, into *Text, doc string) Key {
	k := scalar(TypeRef, name, into, doc)
	k.Of = string(kind)
	return k
}

// id is the entry's own id.
func id(kind Kind, into *Text, doc string) Key {
	k := scalar(TypeName, "id", into, doc)
	k.Of = string(kind)
	return k.need()
}

func enum(name string, into *Text, values []string, doc string) Key {
	k := scalar(TypeEnum, name, into, doc)
	k.Values = values
	return k
}

func scalar(of Type, name string, into *Text, doc string) Key {
	return Key{Name: name, Type: of, Doc: doc, into: into, read: func(r *Reader, s slot) bool { return r.readScalar(s, into) }}
}

func prose(name string, into *Prose, doc string) Key {
	return Key{Name: name, Type: TypeProse, Doc: doc, into: into, read: func(r *Reader, s slot) bool { return r.readProse(s, into) }}
}

func condition(name string, into *Condition, doc string) Key {
	return scalar(TypeCondition, name, &into.Text, doc)
}

func expression(name string, into *Condition, doc string) Key {
	return scalar(TypeExpression, name, &into.Text, doc)
}

func refs(name string, kind Kind, into *List, doc string) Key {
	return list(TypeRefs, name, kind, into, doc)
}

func labels(name string, kind Kind, into *List, doc string) Key {
	return list(TypeLabels, name, kind, into, doc)
}

func words(name string, into *List, doc string) Key { return list(TypeWords, name, "", into, doc) }

// phrases are words that takers read.
func phrases(name string, into *List, doc string) Key {
	return list(TypePhrases, name, "", into, doc)
}

func list(of Type, name string, kind Kind, into *List, doc string) Key {
	return Key{Name: name, Type: of, Of: string(kind), Doc: doc, into: into, read: func(r *Reader, s slot) bool { return r.readList(s, into) }}
}

func flag(name string, into *Flag, doc string) Key {
	return Key{Name: name, Type: TypeFlag, Doc: doc, into: into, read: func(r *Reader, s slot) bool { return r.readFlag(s, into) }}
}

func whole(name string, into *Number, doc string) Key {
	return Key{Name: name, Type: TypeWhole, Doc: doc, into: into, read: func(r *Reader, s slot) bool { return r.readNumber(s, into) }}
}

func decimal(name string, into *Number, doc string) Key {
	k := whole(name, into, doc)
	k.Type = TypeDecimal
	return k
}

func answers(name string, into *Answers, doc string) Key {
	return Key{Name: name, Type: TypeAnswers, Doc: doc, into: into, read: func(r *Reader, s slot) bool { return r.readAnswers(s, into) }}
}

// entry is a pointer to the struct of an entry.
type entry[T any] interface {
	*T
	shaped
}

// one is a single entry.
func one[T any, P entry[T]](name string, into *One[T], doc string) Key {
	return Key{Name: name, Type: TypeObject, Of: nameOf[T, P](), Doc: doc, into: into, read: func(r *Reader, s slot) bool {
		return readOne[T, P](r, s, into)
	}}
}

// many is a list of entries.
func many[T any, P entry[T]](name string, into *Many[T], doc string) Key {
	return Key{Name: name, Type: TypeObjects, Of: nameOf[T, P](), Doc: doc, into: into, read: func(r *Reader, s slot) bool {
		return readMany[T, P](r, s, into)
	}}
}

// either is a list of entries, each of which may also be written as an id
// alone.
func either[T any, P entry[T]](name string, into *Many[T], doc string) Key {
	k := many[T, P](name, into, doc)
	k.Type = TypeEither
	return k
}

// nameOf is the name of the shape of a struct.
func nameOf[T any, P entry[T]]() string {
	name, _ := P(nil).about()
	return name
}
