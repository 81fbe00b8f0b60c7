-- Written by `evenkeel new --editor`, from the tables that define the language. Do not edit.

stds.evenkeel = {
  read_globals = {
    "scenario",
    "node",
    "choice",
    "ending",
    "include",
    "variant",
    "pick",
    "persona",
    "assert",
    "error",
    "ipairs",
    "next",
    "pairs",
    "select",
    "tonumber",
    "tostring",
    "type",
    "unpack",
    math = { fields = { "abs", "ceil", "floor", "fmod", "huge", "max", "min", "pi", "sqrt" } },
    string = { fields = { "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper" } },
    table = { fields = { "concat", "insert", "remove", "sort" } },
  },
}

stds.evenkeel_tests = {
  read_globals = {
    "test",
    "golden",
    "play",
    "expect",
    "timeout",
    "after",
  },
}

std = "evenkeel"
files["*_test.lua"] = { std = "evenkeel+evenkeel_tests" }
exclude_files = { ".editor" }
max_line_length = false
