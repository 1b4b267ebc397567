#include "dsl/analyse_test/test_names.hpp"

namespace safon::tests {

TestNames::TestNames(std::span<const syntax::Document> documents, const model::Policy& policy, const Mistakes& mistakes)
    : policy_(policy) {
  for (const model::Requirement& requirement : policy.requirements) {
    requirements_.insert(requirement.name);
    paths_.insert(requirement.name);
    for (const model::Item& item : requirement.body) add_item(item);
    add_exceptions(requirement.exceptions);
    if (requirement.waivable) paths_.insert(requirement.name + ".waiver");
  }
  paths_.insert(policy.parts.begin(), policy.parts.end());

  for (const syntax::Document& document : documents)
    for (const syntax::Declaration& declaration : document.declarations) {
      const bool mistaken = mistakes.in(declaration.span);
      if (const auto* requirement = std::get_if<syntax::Requirement>(&declaration.what)) {
        if (mistaken || !requirements_.contains(requirement->name.text)) distrusted_.insert(requirement->name.text);
      } else if (const auto* broken = std::get_if<syntax::Broken>(&declaration.what)) {
        if (broken->name) distrusted_.insert(broken->name->text);
        if (broken->keyword == "programme") programmes_distrusted_ = true;
      } else if (std::holds_alternative<syntax::ProgrammeDecl>(declaration.what) && mistaken) {
        programmes_distrusted_ = true;
      }
    }
}

void TestNames::add_item(const model::Item& item) {
  if (!item.name.empty()) paths_.insert(item.name);
  if (const auto* group = std::get_if<model::Group>(&item.body))
    for (const model::Item& inner : group->items) add_item(inner);
  add_exceptions(item.exceptions);
}

void TestNames::add_exceptions(const std::vector<model::Exception>& exceptions) {
  for (const model::Exception& exception : exceptions) {
    if (!exception.name.empty()) paths_.insert(exception.name);
    add_exceptions(exception.exceptions);
  }
}

std::optional<std::string> TestNames::path_inside(const std::string& requirement, const std::string& name) const {
  std::optional<std::string> found;
  for (const std::string& path : paths_) {
    if (!path.starts_with(requirement + ".") || !path.ends_with("." + name)) continue;
    if (found) return std::nullopt;
    found = path;
  }
  return found;
}

std::vector<std::string> TestNames::requirement_names() const {
  return {requirements_.begin(), requirements_.end()};
}

std::vector<std::string> TestNames::part_names(const std::string& requirement) const {
  std::vector<std::string> out;
  const std::string prefix = requirement + ".";
  for (const std::string& path : paths_)
    if (path.starts_with(prefix)) out.push_back(path.substr(prefix.size()));
  return out;
}

std::vector<std::string> TestNames::intake_names() const {
  std::vector<std::string> out;
  for (const model::Intake& intake : policy_.intakes) out.push_back(intake.name);
  return out;
}

std::vector<std::string> TestNames::programme_names() const {
  std::vector<std::string> out;
  for (const model::Programme& programme : policy_.programmes) out.push_back(programme.name);
  return out;
}

std::vector<std::string> TestNames::status_names() const {
  std::vector<std::string> out;
  for (const model::Programme& programme : policy_.programmes)
    for (const model::Status& status : programme.statuses) out.push_back(status.name);
  return out;
}

std::vector<std::string> TestNames::qualified_status_names() const {
  std::vector<std::string> out;
  for (const model::Programme& programme : policy_.programmes)
    for (const model::Status& status : programme.statuses) out.push_back(programme.name + "." + status.name);
  return out;
}

}  // namespace safon::tests
