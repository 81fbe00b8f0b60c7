package script_test

import (
	"context"
	"os"
	"testing"

	"evenkeel/internal/play"
	"evenkeel/internal/script"
)

func mustLoad(t testing.TB, source string) *script.Script {
	t.Helper()
	s, err := script.Load(context.Background(), "test.lua", []byte(source), script.Options{})
	if err != nil {
		t.Fatalf("the scenario does not load:\n%v", err)
	}
	return s
}

func outage(t testing.TB) *script.Script {
	t.Helper()
	source, err := os.ReadFile("testdata/outage.lua")
	if err != nil {
		t.Fatal(err)
	}
	return mustLoad(t, string(source))
}

func at(s *script.Script) play.At {
	p := play.Opening(s.Scenario())
	return play.At{Position: &p, Seed: 1}
}

// lua51 holds programs that a faulty compiler gets wrong; each must end
// without an error.
var lua51 = []string{
	`local function two() return 1, 2 end
	 local t = { 5, 6, x = two() } assert(#t == 2 and t.x == 1)`,
	`local t = { 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,
	   31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50, a = 7, b = 8 }
	 assert(#t == 50 and t[1] == 1 and t[50] == 50 and t.a == 7 and t.b == 8)`,
	`local t = { x = 1, n = { y = 2 } } t.x, t.n.y = t.n.y, t.x assert(t.x == 2 and t.n.y == 1)`,
	`local function f(a) a = tostring(a) return a end assert(f(5) == "5")`,
	`local function f(a, b) b = math.max(b, a) return a, b end local x, y = f(5, 3) assert(x == 5 and y == 5)`,
	`local function f(s) s = s .. "x" s = "<" .. s .. ">" return s end assert(f("a") == "<ax>")`,
	`local function f(a) local t = { a, a } a = { a } return #t, a[1] end local n, x = f(7) assert(n == 2 and x == 7)`,
	`local function f(s) s = s and tostring(s) .. "!" return s end assert(f(5) == "5!")`,
	`local function f(s) s = not s or math.max(s, 3) return s end assert(f(5) == 5)`,
	`local function f(a, b) b, a = math.max(b, a), math.min(b, a) return a, b end local x, y = f(5, 3) assert(x == 3 and y == 5)`,
	`local function f(a) a = (math.max(a, 2)) return a end assert(f(1) == 2)`,
	`local function f(a, ...) a = (select("#", a, ...)) return a end assert(f(1, 2, 3) == 3)`,
	`local t = {} function t:f(a) self.x = a a = self.x .. a self = 5 return a, self end local x, y = t:f("q") assert(x == "qq" and y == 5)`,
	`local a, b = 1, 2 a, b = (b), (a) assert(a == 2 and b == 1)`,
	`local a, b = 1, 2 a, b = b + 1, a + 1 assert(a == 3 and b == 2)`,
	`local a, b = 1, 2 a, b = a and b, a or b assert(a == 2 and b == 1)`,
	`local a, b = 5, 5 a = (not (a == 6) and b == a) assert(a == true)`,
	`local a = 1 a = a == 1 and a + 1 or a assert(a == 2)`,
	`local function f(a) a = (a or "none") .. "!" return a end assert(f() == "none!")`,
	`local function f(t) t.n = (t.n or 0) + 1 t.n, t.m = t.n + 1, t.n return t end local t = f({}) assert(t.n == 2 and t.m == 1)`,
	`local t = { { 1, { 2, { 3 } } }, x = { y = { z = 4 } } } assert(t[1][2][2][1] == 3 and t.x.y.z == 4)`,
	`local function f(n) local out = {} for i = 1, n do out[#out + 1] = function() return i end end return out end
	 local fs = f(3) assert(fs[1]() == 1 and fs[3]() == 3)`,
	`local i, t = 1, {} i, t[i] = i + 1, 20 assert(i == 2 and t[1] == 20 and t[2] == nil)`,
	`local t = {} function t.f(a) return a end function t:g(a) return self, a end
	 local s, a = t:g(3) assert(t.f(2) == 2 and s == t and a == 3)`,
	`local function none() end local t = {} t.x = none() assert(t.x == nil)`,
	`local function two() return "a", "b" end assert("x" .. two() == "xa") assert(two() .. "x" == "ax")`,
	`assert(1 .. "" .. 2.5 == "12.5")`,
	`local function f(...) local t = { ... } return #t, (...) end local n, x = f(7, 8) assert(n == 2 and x == 7)`,
	`local t = { [1] = "a", [1 + 1] = "b", ["k"] = "c" } assert(t[1] == "a" and t[2] == "b" and t.k == "c")`,
	`local n = 0 for k, v in pairs({ 10, 20, x = 30 }) do n = n + v end assert(n == 60)`,
	`local n = 0 for i, v in ipairs({ 1, 2, nil, 4 }) do n = n + v end assert(n == 3)`,
	`local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) assert(table.concat(t, ",") == "3,2,1")`,
	`local t = {} table.insert(t, "a") table.insert(t, 1, "b") assert(table.remove(t) == "a" and #t == 1 and t[1] == "b")`,
	`local function f(n) if n == 0 then return "done" end return f(n - 1) end assert(f(50) == "done")`,
	`local s = 0 for i = 10, 1, -3 do s = s + i end assert(s == 22)`,
	`local n = 0 for _ in pairs({ 1, 2 }) do if false then n = 9 end n = n + 1 end assert(n == 2)`,
	`local n = 0 for k in pairs({ 1, 2 }) do if k == 2 then n = n + 1 end goto on ::on:: end assert(n == 1)`,
	`local n = 0 for k in pairs({ 1, 2, 3 }) do do break end n = n + 1 end assert(n == 0)`,
	`local n = 0 while not (false and n) do n = n + 1 if n == 3 then break end end assert(n == 3)`,
	`local n = 0 repeat if nil then n = 9 end n = n + 1 until n == 3 assert(n == 3)`,
	`local n = 0 ::again:: if false then n = 9 end n = n + 1 if n < 3 then goto again end assert(n == 3)`,
	`for i = 1, 3 do for j = 1, 3 do if j == 2 then goto continue end assert(j ~= 2) ::continue:: end end`,
	`local i = 0 repeat local j = i i = i + 1 until j == 3 assert(i == 4)`,
	`for i = 1, 3 do if i == 2 then goto continue end assert(i ~= 2) ::continue:: end`,
	`assert(("x"):rep(3) == "xxx" and #"abc" == 3 and ("%d-%s"):format(3, "a") == "3-a")`,
	`assert(string.find("hello", "l") == 3 and string.find("a.b", ".", 1, true) == 2)`,
	`assert(string.match("key = value", "^(%w+)%s*=%s*(%w+)$") == "key")`,
	`assert(string.gsub("hello world", "o", "0") == "hell0 w0rld")`,
	`assert(string.gsub("hello", "", "-") == "-h-e-l-l-o-")`,
	`assert(string.gsub("abc", "%w", "%0%0") == "aabbcc")`,
	`assert(string.gsub("$name is $age", "%$(%w+)", { name = "Ann", age = 4 }) == "Ann is 4")`,
	`assert(string.gsub("abc", "b", function(c) return c:upper() end) == "aBc")`,
	`local w = {} for word in string.gmatch("one two", "%a+") do table.insert(w, word) end assert(#w == 2 and w[2] == "two")`,
	`assert(string.sub("hello", -3, -2) == "ll" and string.byte("A") == 65 and string.char(72, 105) == "Hi")`,
	`assert(tonumber("0x10") == 16 and tonumber("1e2") == 100 and tonumber("z", 36) == 35 and tonumber("inf") == nil)`,
	`assert(tostring(nil) == "nil" and tostring({}) == "table" and tostring(12) == "12" and type(1) == "number")`,
	`assert(select("#", 1, nil, nil) == 3 and select(-1, 1, 2) == 2 and select(2, 1, 2) == 2)`,
	`assert(math.floor(-1.5) == -2 and math.max(1, 5, 3) == 5 and math.min(2, 1) == 1 and math.abs(-3) == 3)`,
	`assert(7 % 3 == 1 and -7 % 3 == 2 and 7 % -3 == -2 and -7 % -3 == -1 and 5.5 % 2 == 1.5 and 6 % 3 == 0)`,
	`local n = 1 % 0 assert(n ~= n) local m = 5 % math.huge assert(m == 5)`,
	`local a, b = "17", 5 assert(a % b == 2 and 2 * a % b == 4 and -a % b == 3 and 2 ^ 3 % 5 == 3)`,
	`local function two() return 9, 4 end assert(two() % 5 == 4 and 5 % two() == 5)`,
	`local a, b = 1, 2 assert(a < b and not (b < a) and a <= b and a <= a and b > a and b >= b and not (a >= b) and not (a > a))`,
	`local a, b = "abc", "abd" assert(a < b and not (b < a) and a <= b and a <= a and b > a and b >= b and not (a >= b) and "" < a and a > "ab")`,
	`local n = 0 / 0 local m = n assert(not (n < m) and not (n > m) and not (n <= m) and not (n >= m))`,
	`local said = "" local function say(x) said = said .. x return x end assert(say("a") < say("b") and say("d") > say("c")) assert(said == "abdc")`,
	`local a, b = unpack({ 1, 2 }) assert(a == 1 and b == 2)`,
	`assert(string.format("%5.1f|%-4d|%04x|%q|%%", 3.14159, 7, 255, "a\"b") == "  3.1|7   |00ff|\"a\\\"b\"|%")`,
}

func TestTheLanguageDoesWhatLuaDoes(t *testing.T) {
	for _, program := range lua51 {
		_, findings := load(program)
		for _, f := range findings {
			if f.Code != script.CodeDeclaration && f.Code != script.CodeNoEnding {
				t.Errorf("%s\n\t%v", program, f)
			}
		}
	}
}
