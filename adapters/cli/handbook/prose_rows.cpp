// What a condition says of lists: how many rows, of which, and what of each.
#include "adapters/cli/handbook/prose.hpp"
#include "dsl/model/print_expression.hpp"

namespace safon {

using model::Expr;
using model::ExprKind;
using model::Quantity;

std::string Prose::rows(const model::Set& set) const {
  if (set.filter.empty()) return table(set.table);
  return say_("{0} for which {1}", "{0} lle {1}", {table(set.table), condition(set.filter.front())});
}

std::string Prose::quantifier(const Expr& expr) const {
  const auto which = rows(expr.set.front());
  switch (expr.quantity) {
    case Quantity::some:
      return say_("there is one or more of {0}", "mae un neu fwy o {0}", {which});
    case Quantity::no:
      return say_("there is none of {0}", "nid oes yr un o {0}", {which});
    case Quantity::every:
      return say_("of each of {0}: {1}", "am bob un o {0}: {1}", {which, condition(expr.children.front())});
    case Quantity::at_least:
      return say_("there are at least {0} of {1}", "mae o leiaf {0} o {1}", {count(expr.count), which});
    case Quantity::at_most:
      return say_("there are at most {0} of {1}", "nid oes mwy na {0} o {1}", {count(expr.count), which});
    case Quantity::exactly:
      return say_("there are exactly {0} of {1}", "mae union {0} o {1}", {count(expr.count), which});
  }
  return {};
}

std::string Prose::aggregate(const Expr& expr) const {
  auto which = rows(expr.set.front());
  if (!expr.codes.empty()) {
    std::vector<std::string> keys;
    for (const auto column : expr.codes) keys.push_back(field(expr.table, column));
    which = say_("those of {0} that have the same {1}", "y rhai o {0} â'r un {1}", {which, say_.listed(keys, true)});
  }
  const auto what = expr.children.empty() ? std::string() : value(expr.children.front());
  switch (expr.aggregate) {
    case model::Aggregate::count:
      return say_("the number of {0}", "nifer y {0}", {which});
    case model::Aggregate::sum:
      return say_("the total of {0} over {1}", "cyfanswm {0} dros {1}", {what, which});
    case model::Aggregate::average:
      return say_("the average of {0} over {1}", "cyfartaledd {0} dros {1}", {what, which});
    case model::Aggregate::smallest:
      return say_("the smallest {0} of {1}", "y lleiaf o ran {0} o {1}", {what, which});
    case model::Aggregate::largest:
      return say_("the largest {0} of {1}", "y mwyaf o ran {0} o {1}", {what, which});
    case model::Aggregate::different:
      return say_("the number of different values of {0} among {1}", "nifer y gwerthoedd gwahanol o {0} ymhlith {1}",
                  {what, which});
  }
  return {};
}

std::string Prose::grouped(const Expr& expr) const {
  std::vector<std::string> keys;
  for (const auto column : expr.codes) keys.push_back(field(expr.table, column));
  const auto same = say_.listed(keys, true), which = rows(expr.set.front());
  if (expr.kind == ExprKind::different_of_each)
    return say_("it is one of {0} of which those with the same {1} have at least {2} different values of {3}",
                "mae'n un o {0} y mae gan y rhai â'r un {1} o leiaf {2} o werthoedd gwahanol o {3}",
                {which, same, count(expr.count), value(expr.children.front())});
  return expr.earliest
             ? say_("it is the earliest with its {0} among {1}", "dyma'r cynharaf â'i {0} ymhlith {1}", {same, which})
             : say_("it is the latest with its {0} among {1}", "dyma'r diweddaraf â'i {0} ymhlith {1}", {same, which});
}

std::string Prose::coverage(const Expr& expr) const {
  const auto& framework = policy_.frameworks[expr.index];
  const auto whole = link_to("standard-" + framework.name, say_.quoted(framework.label, framework.name));
  std::string part;
  if (expr.element) {
    const auto& element = framework.elements[*expr.element];
    part = say_("{0} of {1}", "{0} o {1}", {say_.quoted(element.label, element.name), whole});
  } else if (expr.elements == Quantity::some)
    part = say_("at least one element of {0}", "o leiaf un elfen o {0}", {whole});
  else if (expr.elements == Quantity::no)
    part = say_("no element of {0}", "dim un elfen o {0}", {whole});
  else
    part = say_("each element of {0}", "pob elfen o {0}", {whole});
  const auto needed = !expr.share             ? count(expr.count)
                      : expr.share->parameter ? parameter(*expr.share->parameter)
                                              : model::print_percentage(expr.share->literal);
  return say_("{0} has at least {1} of its criteria met by {2}",
              "{0}: o leiaf {1} o'r meini prawf wedi'u bodloni gan {2}", {part, needed, rows(expr.set.front())});
}

}  // namespace safon
