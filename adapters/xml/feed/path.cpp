#include "adapters/xml/feed/path.hpp"

#include <algorithm>

#include "dsl/analyse_feed/path/path.hpp"

namespace safon::xml {
namespace {

// The feed declares every prefix that comes here; without a default namespace, plain names are in none.
NameId number_of(const std::string& prefix, const std::string& local, bool attribute, Names& names) {
  if (prefix == "xml") return names.number({local, "http://www.w3.org/XML/1998/namespace"});
  const auto at = std::ranges::find(names.namespaces, prefix, &std::pair<std::string, std::string>::first);
  const bool in_none = at == names.namespaces.end() || (attribute && prefix.empty());
  return names.number({local, in_none ? "" : at->second});
}

Predicate predicate(const PathPredicate& written, Names& names) {
  using Kind = PathPredicate::Kind;
  if (written.kind == Kind::position) return {PredicateKind::position, other_name, "", written.position};
  const bool attribute = written.kind == Kind::attribute_equals;
  return {attribute ? PredicateKind::attribute_is : PredicateKind::child_is,
          number_of(written.prefix, written.name, attribute, names), written.value, 0};
}

void add_step(const PathStep& written, Names& names, std::vector<Step>& steps) {
  using Kind = PathStep::Kind;
  switch (written.kind) {
    case Kind::self:
      return;
    case Kind::parent:
      return steps.push_back({StepKind::parent, other_name, {}});
    case Kind::text:
      return steps.push_back({StepKind::text, other_name, {}});
    case Kind::child:
    case Kind::attribute:
      break;
  }
  const bool attribute = written.kind == Kind::attribute;
  Step step{
      attribute ? StepKind::attribute : StepKind::child, number_of(written.prefix, written.name, attribute, names), {}};
  for (const PathPredicate& one : written.predicates) step.predicates.push_back(predicate(one, names));
  steps.push_back(std::move(step));
}

}  // namespace

NameId Names::number(const QualifiedName& name) {
  const auto at = std::ranges::find(known, name);
  if (at != known.end()) return NameId(at - known.begin()) + 1;
  known.push_back(name);
  return NameId(known.size());
}

std::expected<Path, std::string> plan_path(std::string_view text, Names& names) {
  const auto written = safon::parse_path(text);
  if (!written)
    return std::unexpected("the path `" + std::string(text) + "` cannot be read: " + written.error().reason);
  for (const std::string& prefix : written->prefixes) {
    const auto declared = [&](const auto& one) { return one.first == prefix; };
    if (prefix != "xml" && std::ranges::none_of(names.namespaces, declared))
      return std::unexpected("the path `" + std::string(text) + "` uses the prefix `" + prefix +
                             "`, for which the feed has no namespace");
  }
  Path path;
  path.text = text;
  path.absolute = written->absolute;
  const auto any_name = [](const PathStep& step) { return step.name == "*"; };
  path.xpath = !written->plain || std::ranges::any_of(written->steps, any_name);
  if (!path.xpath)
    for (const PathStep& step : written->steps) add_step(step, names, path.steps);
  return path;
}

}  // namespace safon::xml
