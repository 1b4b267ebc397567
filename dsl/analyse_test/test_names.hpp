// What a test may name: statuses, requirements and their parts. Internal to dsl/analyse_test.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "dsl/analyse_feed/mistakes.hpp"
#include "dsl/model/policy.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::tests {

class TestNames {
 public:
  /// The mistakes found so far say which declarations are not to be trusted.
  TestNames(std::span<const syntax::Document> documents, const model::Policy& policy, const Mistakes& mistakes);

  /// The stable path of a requirement, a part of one or an exception in one.
  [[nodiscard]] bool is_path(const std::string& path) const { return paths_.contains(path); }
  [[nodiscard]] bool is_requirement(const std::string& name) const { return requirements_.contains(name); }
  /// The one path inside `requirement` that ends with `name`; none where there are several.
  [[nodiscard]] std::optional<std::string> path_inside(const std::string& requirement, const std::string& name) const;
  [[nodiscard]] std::vector<std::string> requirement_names() const;
  /// Parts and exceptions of a requirement, without its name in front.
  [[nodiscard]] std::vector<std::string> part_names(const std::string& requirement) const;
  /// Whether a name that is not there may be missing because of a mistake that was reported.
  [[nodiscard]] bool distrusted(const std::string& requirement) const { return distrusted_.contains(requirement); }
  [[nodiscard]] bool programmes_distrusted() const { return programmes_distrusted_; }
  [[nodiscard]] std::vector<std::string> programme_names() const;
  [[nodiscard]] std::vector<std::string> status_names() const;
  [[nodiscard]] std::vector<std::string> qualified_status_names() const;
  [[nodiscard]] std::vector<std::string> intake_names() const;

 private:
  void add_item(const model::Item& item);
  void add_exceptions(const std::vector<model::Exception>& exceptions);

  const model::Policy& policy_;
  std::set<std::string, std::less<>> requirements_, paths_, distrusted_;
  bool programmes_distrusted_ = false;
};

}  // namespace safon::tests
