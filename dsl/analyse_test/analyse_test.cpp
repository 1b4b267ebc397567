#include "dsl/analyse_test/analyse_test.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>

#include "dsl/analyse_test/cases.hpp"
#include "dsl/analyse_test/intake_test.hpp"
#include "dsl/analyse_test/test_check.hpp"

namespace safon {

namespace {

// A test in which the parser found mistakes may lack what its author wrote: what is missing is not held against it.
// Nor is a name that may be a column of a table that could not be read.
bool is_lack(const Diagnostic& diagnostic, const Sources& sources) {
  switch (diagnostic.kind) {
    case DiagnosticKind::test_as_of_missing:
    case DiagnosticKind::test_given_missing:
    case DiagnosticKind::test_expects_nothing:
    case DiagnosticKind::test_table_empty:
    case DiagnosticKind::test_cells:
    case DiagnosticKind::test_column_unused:
    case DiagnosticKind::test_of_nobody:
      return true;
    case DiagnosticKind::test_value_type:
    case DiagnosticKind::test_unknown_code: {
      const auto text = sources.text(diagnostic.span);
      return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) || c == '_'; }) &&
             !std::isdigit(static_cast<unsigned char>(text.front()));
    }
    default:
      return false;
  }
}

// What the rows of a table share is wrong for each of them.
void say_once(Diagnostics& found, std::ptrdiff_t from) {
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.kind == b.kind && a.span.file == b.span.file && a.span.begin == b.span.begin && a.arguments == b.arguments;
  };
  for (auto at = found.begin() + from; at != found.end(); ++at)
    found.erase(std::remove_if(at + 1, found.end(), [&](const Diagnostic& later) { return same(*at, later); }),
                found.end());
}

}  // namespace

void analyse_tests(std::span<const syntax::Document> documents, const Sources& sources, model::Policy& policy,
                   Diagnostics& diagnostics) {
  if (policy.schema.tables.empty()) return;  // what a participant is could not be made out, and was reported
  const Mistakes mistakes(diagnostics);
  const RecordFields fields(documents, policy, mistakes);
  const tests::TestNames names(documents, policy, mistakes);
  Diagnostics found;
  std::map<std::string, Span> titles;
  for (const syntax::Document& document : documents)
    for (const syntax::Declaration& declaration : document.declarations) {
      const auto* test = std::get_if<syntax::Test>(&declaration.what);
      if (!test) continue;
      const auto first_found = static_cast<std::ptrdiff_t>(found.size());
      const auto take = [&](const syntax::Test& one, Span span) -> model::Test& {
        const auto [first, fresh] = titles.try_emplace(one.title.value, one.title.span);
        if (!fresh) {
          Diagnostic d{DiagnosticKind::test_title_twice, one.title.span, {one.title.value}, {}, {}, {}};
          d.notes.push_back({first->second, "the first of them"});
          found.push_back(std::move(d));
        }
        return policy.tests.emplace_back(tests::TestCheck(policy, fields, names, found).all(one, span));
      };
      if (!test->of_intake.empty()) {
        if (auto made =
                tests::check_intake_test(test->of_intake.front(), declaration.span, policy, fields, names, found))
          policy.intake_tests.push_back(*std::move(made));
      } else if (test->tables.empty()) {
        take(*test, declaration.span);
      } else {
        for (const tests::OneCase& one : tests::take_apart(*test, policy, sources, found))
          take(one.test, one.span).table = test->title.value;
        say_once(found, first_found);
      }
      if (mistakes.in(declaration.span))
        found.erase(std::remove_if(found.begin() + first_found, found.end(),
                                   [&](const Diagnostic& each) { return is_lack(each, sources); }),
                    found.end());
    }
  std::ranges::move(found, std::back_inserter(diagnostics));
}

}  // namespace safon
