// Exceptions that can never make a difference.
#include <map>

#include "dsl/lint/rules.hpp"
#include "dsl/source/taken_out.hpp"

namespace safon {
namespace {

using namespace syntax;

enum class Makes : std::uint8_t { met, not_met, not_applicable };

Makes outcome_of(const Exception& exception) {
  using Outcome = Exception::Outcome;
  switch (exception.outcome) {
    case Outcome::met:
      return Makes::met;
    case Outcome::not_met:
      return Makes::not_met;
    case Outcome::not_applicable:
      return Makes::not_applicable;
    case Outcome::unstated:
      break;
  }
  return exception.except ? Makes::not_met : Makes::met;
}

class Exceptions {
 public:
  explicit Exceptions(LintList& list) : list_(list) {}

  void requirement(const Requirement& requirement) {
    for (const auto& applies : requirement.applies)
      for (const auto& exception : requirement.exceptions) {
        const bool never = exception.condition.kind == ExprKind::not_ && !exception.condition.children.empty() &&
                           normal_form(exception.condition.children.front()) == normal_form(applies);
        if (never)
          report(exception, "the requirement does not apply to those whom this excepts",
                 {applies.span, "it applies only here"});
      }
    for (const auto& item : requirement.body) visit(item);
    if (!requirement.body.empty()) against_body(requirement.body.front(), requirement.exceptions);
    twice(requirement.exceptions);
  }

 private:
  LintFinding& report(const Exception& exception, const std::string& message, Note note) {
    auto& finding = list_.add(LintRule::exception_without_effect, exception.span, message,
                              "leave it out, or say whom it is meant for");
    finding.notes.push_back(std::move(note));
    return finding;
  }

  void visit(const Item& item) {
    if (const auto* group = std::get_if<Group>(&item.body))
      for (const auto& inner : group->items) visit(inner);
    against_body(item, item.exceptions);
    twice(item.exceptions);
  }

  /// `a unless x: a`: who is excused meets it already.
  void against_body(const Item& item, const std::vector<Exception>& exceptions) {
    const auto* body = std::get_if<Expr>(&item.body);
    for (const auto& exception : exceptions)
      if (body && outcome_of(exception) == Makes::met && normal_form(*body) == normal_form(exception.condition))
        report(exception, "whom this excuses meets the condition already", {body->span, "the same condition"});
  }

  void twice(const std::vector<Exception>& exceptions) {
    std::map<std::pair<std::string, Makes>, const Exception*> seen;
    for (const auto& exception : exceptions) {
      if (exception.exceptions.empty()) {
        const auto [first, fresh] =
            seen.emplace(std::pair{normal_form(exception.condition), outcome_of(exception)}, &exception);
        if (!fresh) {
          auto& finding = report(exception, "another exception says this already", {first->second->span, "here"});
          const auto& whole = list_.policy.sources.files[exception.span.file].text;
          if (list_.text(exception.span).find('#') == std::string::npos)
            finding.fixes = {{with_its_space(whole, exception.span), ""}};
        }
      }
      twice(exception.exceptions);
    }
  }

  LintList& list_;
};

}  // namespace

void find_exceptions_without_effect(LintList& list) {
  for (const auto& document : list.policy.documents)
    for (const auto& declaration : document.declarations)
      if (const auto* requirement = std::get_if<Requirement>(&declaration.what))
        Exceptions(list).requirement(*requirement);
}

}  // namespace safon
