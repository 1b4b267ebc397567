#include "dsl/diagnostic/render.hpp"

#include <doctest/doctest.h>

#include "dsl/source/limits.hpp"

using namespace safon;

namespace {

const std::string rules =
    "record activity {\n"
    "  held : date\n"
    "}\n"
    "\n"
    "record activity {\n"
    "  kind : kind\n"
    "  held : date\n"
    "  hours : number\n"
    "  score : number\n"
    "}\n";

Sources two_files() {
  return {{{"rules/records.safon", rules}, {"rules/main.safon", "use \"recrods.safon\"\n"}}};
}

Span span_of(std::uint32_t file, const std::string& text, const std::string& word, std::size_t from = 0) {
  const auto at = static_cast<std::uint32_t>(text.find(word, from));
  return {file, at, at + static_cast<std::uint32_t>(word.size())};
}

Diagnostic expected_at(Span span) {
  return {DiagnosticKind::expected, span, {"a date", "`kind`"}, {}, {}, {}};
}

}  // namespace

TEST_CASE("the line, carets under the span, the help") {
  const Sources sources = two_files();
  Diagnostic d = expected_at(span_of(0, rules, "kind", rules.find(": kind")));
  d.help = "did you mean `date`?";
  CHECK(render(d, sources) ==
        "error[E101]: expected a date, found `kind`\n"
        " --> rules/records.safon:6:10\n"
        "  |\n"
        "6 |   kind : kind\n"
        "  |          ^^^^\n"
        "  |\n"
        "  = help: did you mean `date`?\n");
}

TEST_CASE("a second place in the same file is drawn in the same picture") {
  const Sources sources = two_files();
  Diagnostic d = expected_at(span_of(0, rules, "activity", 20));
  d.notes = {{span_of(0, rules, "activity"), "first declared here"}, {std::nullopt, "records are declared once"}};
  CHECK(render(d, sources) ==
        "error[E101]: expected a date, found `kind`\n"
        " --> rules/records.safon:5:8\n"
        "  |\n"
        "1 | record activity {\n"
        "  |        -------- first declared here\n"
        "...\n"
        "5 | record activity {\n"
        "  |        ^^^^^^^^\n"
        "  |\n"
        "  = note: records are declared once\n");
}

TEST_CASE("a second place in another file has its own head") {
  const Sources sources = two_files();
  Diagnostic d = expected_at(span_of(1, sources.files[1].text, "\"recrods.safon\""));
  d.notes = {{span_of(0, rules, "held"), "held is declared here"}};
  CHECK(render(d, sources) ==
        "error[E101]: expected a date, found `kind`\n"
        " --> rules/main.safon:1:5\n"
        "  |\n"
        "1 | use \"recrods.safon\"\n"
        "  |     ^^^^^^^^^^^^^^^\n"
        " ::: rules/records.safon:2:3\n"
        "  |\n"
        "2 |   held : date\n"
        "  |   ---- held is declared here\n");
}

TEST_CASE("a span over several lines is bracketed, its middle left out when long") {
  const Sources sources = two_files();
  Diagnostic d = expected_at(span_of(0, rules, "record activity {\n  held : date\n}\n"));
  CHECK(render(d, sources) ==
        "error[E101]: expected a date, found `kind`\n"
        " --> rules/records.safon:1:1\n"
        "  |\n"
        "1 | / record activity {\n"
        "2 | |   held : date\n"
        "3 | | }\n"
        "  | |_^\n");
  d.span = {0, static_cast<std::uint32_t>(rules.find("record", 5)), static_cast<std::uint32_t>(rules.size())};
  CHECK(render(d, sources) ==
        "error[E101]: expected a date, found `kind`\n"
        "  --> rules/records.safon:5:1\n"
        "   |\n"
        " 5 | / record activity {\n"
        " 6 | |   kind : kind\n"
        "...  |\n"
        "10 | | }\n"
        "   | |_^\n");
}

TEST_CASE("the end of a file is shown after its last word; a file without text has no lines") {
  Sources sources = two_files();
  const auto end = static_cast<std::uint32_t>(rules.size());
  CHECK(render(expected_at({0, end, end}), sources).ends_with("10 | }\n   |  ^\n"));
  sources.files[0].text.clear();
  CHECK(render(expected_at({0, 5, 9}), sources) ==
        "error[E101]: expected a date, found `kind`\n --> rules/records.safon\n");
  CHECK(render(expected_at({7, 0, 0}), sources) == "error[E101]: expected a date, found `kind`\n");
}

TEST_CASE("line ends of Windows are not drawn") {
  const Sources sources{{{"a.safon", "use \"b\"\r\nuse \"c\"\r\n"}}};
  CHECK(render(expected_at({0, 4, 7}), sources).ends_with("1 | use \"b\"\n  |     ^^^\n"));
}

TEST_CASE("colours and links only where asked for") {
  const Sources sources = two_files();
  const Diagnostic d = expected_at(span_of(0, rules, "held"));
  CHECK_FALSE(render(d, sources).contains('\x1b'));
  RenderOptions options;
  options.colour = true;
  options.link = [](const std::string& name) { return "file:///" + name; };
  const std::string drawn = render(d, sources, options);
  CHECK(drawn.contains("\x1b[1;31merror[E101]\x1b[0m"));
  CHECK(drawn.contains("\x1b]8;;file:///rules/records.safon\x1b\\rules/records.safon:2:3\x1b]8;;\x1b\\"));
}

TEST_CASE("diagnostics come by file and place, each once") {
  Diagnostics list{expected_at({1, 0, 3}), expected_at({0, 9, 9}), expected_at({0, 2, 3}), expected_at({0, 9, 9})};
  sort_diagnostics(list);
  REQUIRE(list.size() == 3);
  CHECK(list[0].span.begin == 2);
  CHECK(list[1].span.begin == 9);
  CHECK(list[2].span.file == 1);
}

TEST_CASE("the closing line counts all, also what is not shown") {
  const Sources sources = two_files();
  CHECK(render(Diagnostics{}, sources).empty());
  Diagnostics list{expected_at({0, 0, 1})};
  CHECK(count_line(list) == "1 error");
  CHECK(render(list, sources).ends_with("\n\n1 error\n"));
  list.resize(limits::diagnostics_shown + 5, expected_at({0, 0, 1}));
  CHECK(render(list, sources).ends_with("(5 more are not shown)\n105 errors\n"));
}
