module amends

go 1.26

require (
	github.com/andybalholm/brotli v1.2.8 // indirect
	github.com/expr-lang/expr v1.17.8 // indirect
	github.com/maxence-charriere/go-app/v10 v10.1.11 // indirect
	github.com/rogpeppe/go-internal v1.16.0 // indirect
	github.com/yuin/goldmark v1.8.7 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
)
