#include "dsl/parse/parse.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/source/limits.hpp"
#include "dsl/syntax/print.hpp"

using namespace safon;

namespace {

struct Read {
  std::string text;
  Diagnostics diagnostics;
  syntax::Document document;
  explicit Read(std::string t) : text(std::move(t)), document(parse(0, text, diagnostics)) {}

  /// Each mistake as "line:column `marked text` message; help".
  [[nodiscard]] std::string mistakes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics) {
      const LineColumn at = line_column(text, d.span.begin);
      out += std::to_string(at.line) + ":" + std::to_string(at.column) + " [" +
             text.substr(d.span.begin, d.span.end - d.span.begin) + "] " + message(d);
      if (!d.help.empty()) out += "; " + d.help;
      out += "\n";
    }
    return out;
  }
};

std::string tree(const std::string& expression) {
  const Read read("let x = " + expression);
  CHECK(read.mistakes() == "");
  const std::string printed = print_syntax(read.document);
  return printed.substr(8, printed.size() - 9);
}
std::string mistakes(const std::string& text) {
  return Read(text).mistakes();
}

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}
const std::filesystem::path files = std::filesystem::path(SAFON_SOURCE_DIR) / "tests/language/syntax";

}  // namespace

TEST_CASE("implies binds less than or, or less than and, and less than not") {
  CHECK(tree("a or b and not c implies d") == "(implies (or a (and b (not c))) d)");
  CHECK(tree("a and b and c") == "(and a b c)");
  CHECK(tree("(a and b) or c") == "(or (parentheses (and a b)) c)");
  CHECK(tree("not a is b") == "(not (is a b))");
  CHECK(tree("a + b * c - d is 3") == "(is (- (+ a (* b c)) d) 3)");
  CHECK(tree("-a - -b") == "(- (negate a) (negate b))");
}

TEST_CASE("a relation after a set's condition speaks of the chosen rows") {
  CHECK(tree("latest review where kind is analysis is within last 24 months") ==
        "(within-last (latest (rows review where (is kind analysis))) (duration 2 years))");
  CHECK(tree("count of events where passed at least 3") == "(count (rows events where (at-least passed 3)))");
  CHECK(tree("count of events where kind is a at least 3") == "(at-least (count (rows events where (is kind a))) 3)");
}

TEST_CASE("`is not` before a relation negates the whole of it") {
  CHECK(tree("a is not after b") == "(not (after a b))");
  CHECK(tree("a is not in [b]") == "(not-in a b)");
  CHECK(tree("a is not b") == "(is-not a b)");
}

TEST_CASE("spans hold what was written, without the blanks around it") {
  const Read read("let x =   a + b is  not c   # end");
  const auto& value = std::get<syntax::Let>(read.document.declarations[0].what).value;
  const auto written = [&](Span span) { return read.text.substr(span.begin, span.end - span.begin); };
  CHECK(written(value.span) == "a + b is  not c");
  CHECK(written(value.operator_span) == "is  not");
  CHECK(written(value.children[0].span) == "a + b");
  CHECK(written(value.children[0].operator_span) == "+");
  CHECK(written(value.children[1].span) == "c");
  CHECK(written(read.document.declarations[0].span) == "let x =   a + b is  not c");
}

TEST_CASE("the file with every construct has no mistake") {
  CHECK(mistakes(file(files / "good/everything.safon")) == "");
}

TEST_CASE("each bad file provokes the kind that it is named after, and no other") {
  for (const auto& entry : std::filesystem::directory_iterator(files / "bad")) {
    if (entry.path().extension() != ".safon") continue;
    if (entry.path().extension() != ".safon") continue;
    const Read read(file(entry.path()));
    CAPTURE(entry.path().filename().string());
    CAPTURE(read.diagnostics.size());
    REQUIRE(!read.diagnostics.empty());
    CHECK(info(read.diagnostics.back().kind).name == entry.path().stem().string());
    if (entry.path().stem() != "too_many_mistakes") CHECK(read.diagnostics.size() == 1);
  }
}

TEST_CASE("all the mistakes of a file are reported in one go") {
  const std::string text =
      "requirment a {\n"
      "  al of { b  c }\n"
      "  named \"label\" some x\n"
      "  other:\n"
      "  last: d == e\n"
      "}\n"
      "programme p \"P\" for participant {\n"
      "  statu one initial\n"
      "  status two valid for 5\n"
      "  from one two when a\n"
      "}\n"
      "let broken =\n"
      "let fine = 3\n";
  CHECK(mistakes(text) ==
        "1:1 [requirment] `requirment` is not known here; did you mean `requirement`?\n"
        "2:3 [al] `al` is not known here; did you mean `all`?\n"
        "3:17 [some] expected `:` after the label, found `some`\n"
        "5:3 [last] expected a condition or a group such as `all of { … }`, found `last`\n"
        "5:11 [==] `==` is not used here; write `is`\n"
        "8:3 [statu] `statu` is not known here; did you mean `status`?\n"
        "9:24 [5] `5` has no unit of time; write `5 months`, `5 days` or `5 working days`\n"
        "10:12 [two] expected `to`, found `two`; write numbers in digits: `2`\n"
        "13:1 [let] expected a condition or a value, found `let`\n");
  const Read read(text);
  CHECK(print_syntax(read.document) ==
        "requirement a\n"
        "  item all of\n"
        "    item b\n"
        "    item c\n"
        "  item other : broken\n"
        "  item last : (is d e)\n"
        "programme p \"P\" for participant\n"
        "  status one initial\n"
        "  status two valid for broken\n"
        "broken let broken\n"
        "let fine = 3\n");
}

TEST_CASE("a declaration whose first line is broken keeps its name, and its block is read for its own mistakes") {
  const Read read("record event plural {\n  held date\n}\nlet x = 1\n");
  CHECK(read.mistakes() ==
        "1:21 [{] expected the name for several of them, found `{`\n"
        "2:8 [date] expected a label in quotation marks or `:` and the field's type, found `date`\n");
  CHECK(print_syntax(read.document) == "broken record event\nlet x = 1\n");
}

TEST_CASE("of several open braces the one whose partner stands too far to the left is shown") {
  CHECK(mistakes("requirement a {\n  all of {\n    b\n}\nlet c = 1\n") == "2:10 [{] this brace `{` is never closed\n");
  CHECK(mistakes("let a = (b\nlet c = 1\n") == "1:9 [(] this parenthesis `(` is never closed\n");
}

TEST_CASE("words and signs from programming are put right by name, with a fix") {
  const Read read("let x = !a && b != c || d");
  CHECK(read.mistakes() ==
        "1:9 [!] `!` is not used here; write `not`\n"
        "1:12 [&&] `&&` is not used here; write `and`\n"
        "1:17 [!=] `!=` is not used here; write `is not`\n"
        "1:22 [||] `||` is not used here; write `or`\n");
  CHECK(print_syntax(read.document) == "let x = (or (and (not a) (is-not b c)) d)\n");
  std::string mended = read.text;
  for (auto d = read.diagnostics.rbegin(); d != read.diagnostics.rend(); ++d)
    mended.replace(d->fix->span.begin, d->fix->span.end - d->fix->span.begin, d->fix->replacement);
  CHECK(mended == "let x = not a and b is not c or d");
}

TEST_CASE("a stray phrase between declarations is no declaration") {
  CHECK(Read("let a = b\nanny of\n").diagnostics.size() > 0);
  CHECK(Read("let a = anny\nof b\nlet c = 1\n").document.declarations.size() == 2);
}

TEST_CASE("a byte order mark, tabs and both kinds of line end are taken") {
  CHECK(mistakes("\xEF\xBB\xBFlet\tx\t=\t1\r\nlet y = 2\r\n") == "");
}

TEST_CASE("the limits hold at their edges") {
  const auto nested = [](int depth) { return "let x = " + std::string(depth, '(') + "a" + std::string(depth, ')'); };
  CHECK(mistakes(nested(limits::nesting)) == "");
  CHECK(Read(nested(limits::nesting + 1)).diagnostics.size() == 1);

  const auto negated = [](int depth) {
    std::string text = "let x = ";
    for (int i = 0; i < depth; ++i) text += "not ";
    return text + "a";
  };
  CHECK(mistakes(negated(limits::nesting)) == "");
  CHECK(mistakes(negated(limits::nesting + 1)).find("nested more than 200 levels deep") != std::string::npos);

  const auto sum = [](int terms) {
    std::string text = "let x = 1";
    for (int i = 1; i < terms; ++i) text += "+1";
    return text;
  };
  CHECK(mistakes(sum(limits::terms)) == "");
  CHECK(Read(sum(limits::terms + 1)).diagnostics[0].kind == DiagnosticKind::too_many_terms);

  const auto comment = [](std::size_t size) { return std::string(size, '#'); };
  CHECK(mistakes(comment(limits::file_bytes)) == "");
  CHECK(Read(comment(limits::file_bytes + 1)).diagnostics[0].kind == DiagnosticKind::file_too_large);

  const auto wrong = [](std::size_t mistakes) { return std::string(mistakes, ';'); };
  CHECK(Read(wrong(limits::mistakes - 1)).diagnostics.size() == limits::mistakes - 1);
  CHECK(Read(wrong(limits::mistakes + 50)).diagnostics.size() == limits::mistakes);
  CHECK(Read(wrong(limits::mistakes + 50)).diagnostics.back().kind == DiagnosticKind::too_many_mistakes);

  CHECK(mistakes("let x = " + std::to_string(limits::duration_units) + " days") == "");
  CHECK(Read("let x = " + std::to_string(limits::duration_units + 1) + " days").diagnostics[0].kind ==
        DiagnosticKind::duration_too_long);
}
