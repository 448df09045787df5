package engine

// ReadBundle and DecodeBundle are the two ways in which Decode reads.
var (
	ReadBundle   = readBundle
	DecodeBundle = decodeBundle
)
