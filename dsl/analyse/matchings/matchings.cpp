#include "dsl/analyse/matchings/matchings.hpp"

#include "dsl/analyse/declarations/header.hpp"
#include "dsl/analyse/expressions/expressions.hpp"
#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

using model::Expr;
using model::TypeKind;

class MatchingReader {
 public:
  MatchingReader(Analysis& analysis, const Declared<syntax::MatchingDecl>& declared)
      : analysis_(analysis), written_(*declared.syntax), damaged_(declared.damaged) {
    matching_.span = declared.span;
  }

  void read() {
    matching_.name = written_.name.text;
    matching_.label = make_label(analysis_, written_.label);
    matching_.cites = cites_of(written_.cites);
    once(written_.match, "match participants where", "whom it matches",
         "write `match participants where …`, about those who need somebody");
    once(written_.with, "with participants where", "with whom",
         "write `with participants where …`, about those who can be had");
    once(written_.takes, "each takes at most", "how many each takes", "write `each takes at most …`");
    if (!written_.match.empty()) condition(written_.match.front(), matching_.match);
    if (!written_.with.empty()) condition(written_.with.front(), matching_.with);
    if (!written_.takes.empty()) read(written_.takes.front());
    read(written_.constraints, limits::matching_constraints, "constraints", matching_.constraints);
    read(written_.wishes, limits::matching_wishes, "wishes", matching_.wishes);
    analysis_.policy.matchings.push_back(std::move(matching_));
  }

 private:
  template <class T>
  void once(const std::vector<T>& lines, const char* line, const char* what, const char* help) {
    if (lines.size() > 1) analysis_.report(DiagnosticKind::header_line_repeated, lines[1].span, {line});
    if (lines.empty() && !damaged_)
      analysis_.report(DiagnosticKind::matching_incomplete, written_.name.span, {matching_.name, what}).help = help;
  }

  void condition(const syntax::Expr& written, std::vector<Expr>& into) {
    into.push_back(analyse_condition(analysis_, written, Scope{}));
  }

  void read(const syntax::Takes& written) {
    if (auto most = analyse_count(analysis_, written.most)) matching_.takes = *most;
    for (const auto& each : written.counting) {
      Expr counting = analyse_expression(analysis_, each, Scope{});
      if (!is_broken(counting) && (counting.type.kind != TypeKind::number || is_quotient(analysis_, counting)))
        analysis_
            .report(
                DiagnosticKind::wrong_type, counting.span,
                {counting.type.kind == TypeKind::number ? "an average or quotient" : describe(analysis_, counting.type),
                 "a number of people"})
            .help = "count them: `counting count of …`";
      matching_.counting.push_back(std::move(counting));
    }
  }

  void read(const std::vector<syntax::Likeness>& written, std::size_t most, const char* what,
            std::vector<model::Likeness>& into) {
    if (written.size() > most)
      analysis_.report(DiagnosticKind::too_many, written[most].span,
                       {std::to_string(written.size()), what, std::to_string(most)});
    for (const auto& each : written) {
      Expr value = analyse_expression(analysis_, each.value, Scope{});
      const auto kind = value.type.kind;
      if (!is_broken(value) && kind != TypeKind::code && kind != TypeKind::text && kind != TypeKind::condition)
        refuse(value);
      into.push_back({.same = each.same, .value = std::move(value)});
    }
  }

  void refuse(const Expr& value) {
    auto& diagnostic = analysis_.report(DiagnosticKind::no_likeness, value.span,
                                        {analysis_.text(value.span), describe(analysis_, value.type)});
    const auto kind = value.type.kind;
    if (kind == TypeKind::number || kind == TypeKind::percentage)
      diagnostic.help = "ask something of it: `same " + analysis_.text(value.span) + " is at least …`";
    else if (kind == TypeKind::date)
      diagnostic.help = "ask something of it: `same " + analysis_.text(value.span) + " after …`";
    else
      diagnostic.help = "name a code, a text or a condition of the participant";
  }

  Analysis& analysis_;
  const syntax::MatchingDecl& written_;
  bool damaged_;
  model::Matching matching_;
};

}  // namespace

void analyse_matchings(Analysis& analysis) {
  for (const auto& declared : analysis.matchings) MatchingReader(analysis, declared).read();
}

}  // namespace safon::analysis
