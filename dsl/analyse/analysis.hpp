// What the steps of the analysis share: the policy that grows, who is called what, and how mistakes are reported.
// Internal to dsl/analyse; analyse.cpp says in which order the steps run.
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::analysis {

enum class SymbolKind : std::uint8_t {
  codes,
  record,
  framework,
  calendar,
  parameter,
  let,
  requirement,
  programme,
  report,
  pool,
  matching,
  feed,
  intake,
  broken,  // could not be read: goes with anything, silently
};

struct Symbol {
  SymbolKind kind = SymbolKind::broken;
  std::uint16_t index = none16;  // into the list of its kind below
  Span span;
  bool used = false;
};

/// A declaration, where it stands, and whether its text had mistakes (then what it lacks is not held against others).
template <class T>
struct Declared {
  const T* syntax = nullptr;
  Span span;
  bool damaged = false;
};

struct LetState {
  enum class Progress : std::uint8_t { waiting, open, done } progress = Progress::waiting;
  std::uint16_t index = none16;    // in Policy::lets, once done; none where it names rows
  std::optional<model::Set> rows;  // once done, where it names rows that could be made out
};

/// Of one intake: where it stands in policy.intakes, and the years in which it gives out places.
struct IntakeYears {
  std::uint16_t first = none16;
  std::uint16_t count = 0;  // none: it gives them out once
  int from = 0, month = 0, day = 0;
  bool broken = false;  // written, and could not be made out
};

/// What the schema does not keep of a table: fields whose type could not be made out, and lists of such.
struct TableNotes {
  std::set<std::string, std::less<>> broken;    // names of fields that are silently accepted
  std::set<std::string, std::less<>> embedded;  // dotted names of embedded records
  bool damaged = false;
  bool lists_unknown = false;  // a list of records that are not declared, or could not be read
};

struct Analysis {
  std::span<const syntax::Document> documents;
  const Sources& sources;
  Diagnostics& diagnostics;
  model::Policy policy;

  std::map<std::string, Symbol, std::less<>> symbols;
  std::vector<Declared<syntax::Policy>> policies;
  std::vector<Declared<syntax::Codes>> codes;
  std::vector<Declared<syntax::Record>> records;
  std::vector<Declared<syntax::Framework>> frameworks;
  std::vector<Declared<syntax::CalendarDecl>> calendars;
  std::vector<Declared<syntax::Parameter>> parameters;
  std::vector<Declared<syntax::Let>> lets;
  std::vector<Declared<syntax::Requirement>> requirements;
  std::vector<Declared<syntax::ProgrammeDecl>> programmes;
  std::vector<Declared<syntax::Always>> properties;
  std::vector<Declared<syntax::ReportDecl>> reports;
  std::vector<Declared<syntax::IntakeDecl>> intakes;
  std::vector<Declared<syntax::PoolDecl>> pools;
  std::vector<Declared<syntax::MatchingDecl>> matchings;

  std::vector<std::uint16_t> code_list_of_codes;                                   // by index in `codes`
  std::vector<std::uint16_t> code_list_of_framework;                               // by index in `frameworks`
  std::vector<TableNotes> tables;                                                  // beside policy.schema.tables
  std::vector<bool> record_used;                                                   // by index in `records`
  std::map<std::string, std::vector<std::uint16_t>, std::less<>> lists_with_code;  // code name -> code lists
  std::vector<LetState> let_states;                                                // by index in `lets`
  std::map<std::string, std::uint16_t, std::less<>> parts;  // stable path -> index in policy.parts
  std::vector<IntakeYears> intake_years;                    // by index in `intakes`
  bool broken_record = false;     // the participant's record could not be made out: no field is unknown
  bool broken_intake = false;     // no intake is unknown
  bool broken_programme = false;  // no status is unknown
  bool broken_policy = false;     // a header was there, though it could not be read
  bool month_end_reported = false, calendar_reported = false;
  std::size_t depth = 0;  // of expressions, through `let`s
  std::size_t suggestions = 0;

  /// Who is being analysed, as a node of the graph of references, and the graph: see circles.hpp.
  std::string asking;
  std::map<std::string, std::vector<std::pair<std::string, Span>>, std::less<>> references;

  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments = {});
  /// Adds "did you mean …?" and the fix that puts it in place of `at`.
  void suggest(Diagnostic& diagnostic, std::string_view word, const std::vector<std::string>& candidates, Span at);
  [[nodiscard]] std::string text(Span span) const;  // of the source, on one line, cut when long
  Symbol* find(std::string_view name);
};

/// "a requirement", "a list of codes" …
[[nodiscard]] std::string_view describe(SymbolKind kind);

/// Names of all declarations of one of `kinds`.
[[nodiscard]] std::vector<std::string> names_of(const Analysis& analysis, std::initializer_list<SymbolKind> kinds);

[[nodiscard]] std::string joined(const syntax::Path& path, std::size_t from = 0);
[[nodiscard]] Span span_of(const syntax::Path& path);
[[nodiscard]] std::string cites_of(const std::vector<syntax::Text>& cites);

}  // namespace safon::analysis
