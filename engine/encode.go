//go:build !page

package engine

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Encode is the program's JSON bundle: the bytes that it was decoded from, or
// else made at the first call. Decoding it gives a program that encodes to the
// same bytes. The caller must not change them.
func (p *Program) Encode() []byte {
	p.encode.Do(func() {
		encoded, err := json.Marshal(&p.bundle)
		if err != nil {
			panic("engine: a valid bundle has only values that JSON can write: " + err.Error())
		}
		p.encoded = encoded
	})
	return p.encoded
}

// Seal sets the schema and the version, a hash over everything else: two
// bundles with the same version behave and read alike.
func Seal(b Bundle) (Bundle, error) {
	b.Schema, b.Version = BundleSchema, ""
	data, err := json.Marshal(&b)
	if err != nil {
		return Bundle{}, fmt.Errorf("seal bundle of %q: %w", b.Assessment, err)
	}
	sum := sha256.Sum256(data)
	b.Version = hex.EncodeToString(sum[:8])
	return b, nil
}

// Intact reports whether the program's bundle is as it was sealed. [Decode] does
// not ask: a browser gets its bundle from where it got the program. Whoever
// takes a bundle from elsewhere should.
func (p *Program) Intact() bool {
	sealed, err := Seal(p.bundle)
	return err == nil && sealed.Version == p.bundle.Version
}

// decodeBundle reads any JSON.
func decodeBundle(data []byte, b *Bundle) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(b); err != nil {
		return schemaFirst(data, err)
	}
	return finish(decoder)
}

// schemaFirst is the reason why a bundle cannot be read: another format, if
// its first words say so, explains every other fault.
func schemaFirst(data []byte, fault error) error {
	var head struct {
		Schema int `json:"schema"`
	}
	if json.Unmarshal(data, &head) == nil && head.Schema != BundleSchema {
		return &SchemaError{Got: head.Schema, Want: BundleSchema}
	}
	return fault
}

// trusted says that a bundle needs no checking. Here it may come from anywhere.
const trusted = false

// sentence fills the places of a message.
func sentence(format string, args ...any) string { return fmt.Sprintf(format, args...) }
