package lower_test

import (
	"encoding/json"
	"fmt"

	"amends/engine"
	"amends/rules/lower"
)

func ExampleScope_Condition() {
	scope := lower.NewScope(lower.Names{Questions: []engine.Question{
		{ID: "role", Kind: engine.OneOf, Options: []engine.Option{{ID: "i-broke-it"}, {ID: "unclear"}}},
	}})
	condition, _ := scope.Condition(`role != "unclear"`)
	data, _ := json.Marshal(condition)
	fmt.Println(string(data))

	_, problems := scope.Condition(`roel == "i-broke-it" or role = unclear`)
	for _, p := range problems {
		fmt.Printf("%d-%d: %s [%s]; %s\n", p.From, p.To, p.Message, p.Code.Name, p.Hint)
	}
	// Output:
	// {"not":{"test":{"question":"role","kind":"any","options":["unclear"]}}}
	// 0-4: there is no question or fact roel [unknown-name]; did you mean role?
	// 29-30: "=" is written "==" here [wrong-operator]; write ==
	// 31-38: unclear is written without quotes [missing-quotes]; write "unclear"
}
