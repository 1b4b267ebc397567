#include "dsl/parse/parse.hpp"

#include <algorithm>

#include "dsl/parse/declarations.hpp"
#include "dsl/parse/scan/balance.hpp"
#include "dsl/parse/scan/scan.hpp"
#include "dsl/parse/scan/words.hpp"
#include "dsl/parse/slips/slips.hpp"
#include "dsl/source/limits.hpp"

namespace safon {

namespace parsing {

namespace {

using syntax::Broken;
using syntax::Declaration;

template <class Node, bool (*Read)(State&, Iterator&, Node&)>
bool read_as(State& state, Iterator& first, Declaration& declaration) {
  Node node;
  if (!Read(state, first, node)) return false;
  declaration.what = std::move(node);
  return true;
}

using ReadDeclaration = bool (*)(State&, Iterator&, Declaration&);
ReadDeclaration reader(std::string_view keyword) {
  struct Entry {
    std::string_view keyword;
    ReadDeclaration read;
  };
  static constexpr Entry entries[] = {
      {"policy", read_as<syntax::Policy, read_policy>},
      {"use", read_as<syntax::Use, read_use>},
      {"codes", read_as<syntax::Codes, read_codes>},
      {"record", read_as<syntax::Record, read_record>},
      {"framework", read_as<syntax::Framework, read_framework>},
      {"calendar", read_as<syntax::CalendarDecl, read_calendar>},
      {"parameter", read_as<syntax::Parameter, read_parameter>},
      {"let", read_as<syntax::Let, read_let>},
      {"requirement", read_as<syntax::Requirement, read_requirement>},
      {"programme", read_as<syntax::ProgrammeDecl, read_programme>},
      {"always", read_as<syntax::Always, read_always>},
      {"report", read_as<syntax::ReportDecl, read_report>},
      {"intake", read_as<syntax::IntakeDecl, read_intake>},
      {"pool", read_as<syntax::PoolDecl, read_pool>},
      {"matching", read_as<syntax::MatchingDecl, read_matching>},
      {"feed", read_as<syntax::Feed, read_feed>},
      {"test", read_as<syntax::Test, read_test>},
  };
  const auto* found = std::ranges::find(entries, keyword, &Entry::keyword);
  return found->read;
}

class FileReader {
 public:
  FileReader(State& state, syntax::Document& document) : state_(state), document_(document) {}

  void run() {
    Iterator at = state_.begin();
    while (at->kind != Token::Kind::end && !state_.full()) declaration(at);
  }

 private:
  void declaration(Iterator& at) {
    const Iterator start = at;
    state_.forget();
    if (!at_keyword(start)) {
      if (!state_.full()) state_.report_failure(start, "a declaration, such as `requirement`");
      at = state_.next_declaration(start);
      return;
    }
    Declaration read;
    bool whole = false, silent = false;
    do {
      at = start + 1;
      state_.forget();
      state_.depth = state_.in_where = 0;
      state_.block_close = nullptr;
      state_.header_failed = false;
      try {
        whole = reader(start->text)(state_, at, read);
      } catch (const Abandoned&) {
        silent = true;
      }
    } while (!whole && !silent && state_.mend() == State::Mended::start_again);
    if (!whole) {
      if (!silent) state_.report_failure(start + 1, "");
      at = state_.next_declaration(start);
    }
    if (!whole || state_.header_failed) read.what = broken(start);
    read.span = state_.span(start, std::max(at, start + 1));
    document_.declarations.push_back(std::move(read));
  }

  /// A declaration's keyword, put right where it is misspelt.
  bool at_keyword(Iterator start) {
    if (start->kind != Token::Kind::word) return false;
    if (is_declaration_word(start->text)) return true;
    for (const auto word : declaration_words()) state_.miss(start, word, State::Expected::word);
    // What is put right may be the word before: `any` in a stray `anny of`.
    return state_.mend() != State::Mended::no && is_declaration_word(start->text);
  }

  Broken broken(Iterator keyword) const {
    Broken result{std::string(keyword->text), std::nullopt};
    const Iterator name = keyword + 1;
    if (name->kind == Token::Kind::word && !is_reserved(name->text))
      result.name = syntax::Name{std::string(name->text), state_.span(name)};
    return result;
  }

  State& state_;
  syntax::Document& document_;
};

}  // namespace

}  // namespace parsing

syntax::Document parse(FileId file, std::string_view text, Diagnostics& diagnostics) {
  syntax::Document document;
  document.file = file;
  parsing::Report report(file, diagnostics);
  if (text.size() > limits::file_bytes) {
    report.add(DiagnosticKind::file_too_large, 0, 0, {std::to_string(limits::file_bytes)});
    return document;
  }
  if (const std::size_t bad = parsing::first_bad_byte(text); bad != std::string_view::npos) {
    report.add(DiagnosticKind::not_utf8, std::uint32_t(bad), std::uint32_t(bad + 1));
    return document;
  }
  auto tokens = parsing::mend_slips(parsing::scan(text, report), text, report);
  parsing::State state(text, parsing::balance(std::move(tokens), text, report), report);
  parsing::FileReader(state, document).run();
  report.finish();
  return document;
}

}  // namespace safon
