#include "dsl/analyse/programmes/decided.hpp"

#include <algorithm>

#include "dsl/analyse/programmes/away.hpp"

namespace safon::analysis {

std::vector<bool> revoked_statuses(const model::Programme& programme, const syntax::ProgrammeDecl& written) {
  std::vector<bool> revoked(programme.statuses.size());
  for (std::size_t s = 0; s < revoked.size(); ++s)
    revoked[s] = std::ranges::any_of(written.transitions, [&](const syntax::TransitionDecl& way) {
      return way.decided == Decided::revoked && way.to.text == programme.statuses[s].name &&
             std::ranges::find(way.from, way.to.text, &syntax::Name::text) == way.from.end();
    });
  return revoked;
}

bool is_of_any(const std::vector<bool>& revoked, Decided decided, std::size_t status) {
  return decided == Decided::revoked || revoked[status] == (decided == Decided::reinstated);
}

model::Expr decided_condition(Span span) {
  model::Expr condition;
  condition.kind = model::ExprKind::boolean;
  condition.type.kind = model::TypeKind::condition;
  condition.boolean = true;
  condition.span = span;
  return condition;
}

bool check_decided(Analysis& analysis, const model::Programme& programme, const std::vector<bool>& revoked,
                   const syntax::TransitionDecl& written, const model::Transition& made, std::uint16_t to) {
  const auto name_of = [&](std::uint8_t status) { return programme.statuses[status].name; };
  const auto origin = [&](std::uint8_t status) {
    const auto found = std::ranges::find(written.from, name_of(status), &syntax::Name::text);
    return found == written.from.end() ? written.to.span : found->span;
  };
  switch (made.decided) {
    case Decided::revoked:
      if (!made.restores && std::ranges::find(made.from, to) == made.from.end()) return true;
      analysis.report(DiagnosticKind::revoked_to_what_was_held, written.to.span, {written.to.text}).help =
          "name another status, such as `revoked`, which nobody reaches by the rules";
      return false;
    case Decided::reinstated: {
      const auto never = std::ranges::find_if(made.from, [&](std::uint8_t s) { return !revoked[s]; });
      if (!made.from.empty() && never == made.from.end()) return true;
      const auto name = made.from.empty() ? std::string("any") : name_of(*never);
      analysis.report(DiagnosticKind::nothing_revoked, made.from.empty() ? written.to.span : origin(*never), {name})
          .help = "add `from … to " + (made.from.empty() ? std::string("…") : name) + " when revoked by …`";
      return false;
    }
    case Decided::no: {
      // Whoever goes away from there and comes back would have again what was held before both.
      const auto from = std::ranges::find_if(made.from, [&](std::uint8_t s) { return revoked[s]; });
      if (from == made.from.end()) return true;
      if (!made.restores && !(to != none16 && programme.statuses[to].away)) return true;
      analysis.report(DiagnosticKind::given_back_by_rules, origin(*from), {name_of(*from), written.to.text}).help =
          made.restores ? "write `when reinstated by officer`, or lead to a status by its name"
                        : "leave `" + name_of(*from) + "` out: people stay in it while they are away";
      return false;
    }
  }
  return true;
}

}  // namespace safon::analysis
