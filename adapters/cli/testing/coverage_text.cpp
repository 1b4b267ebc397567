#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/draw/terminal.hpp"
#include "adapters/cli/testing/coverage_page.hpp"

namespace safon {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : ", ") + words[i];
  return text;
}

std::string share(const Reach& reach) {
  return std::to_string(reach.percent()) + "% (" + std::to_string(reach.reached) + " of " +
         std::to_string(reach.goals) + ")";
}

}  // namespace

void draw_coverage(const Coverage& coverage, const CompiledPolicy& policy, const Options& options) {
  const auto screen = terminal(STDOUT_FILENO, options.colour);
  std::cout << screen.ink(Ink::strong, "coverage of " + policy.name + ": " + share(coverage.all())) << '\n';
  static constexpr const char* plural[] = {"requirements", "branches", "exceptions", "transitions"};
  for (std::size_t kind = 0; kind < point_kinds; ++kind)
    if (const auto reach = coverage.of(PointKind(kind)); reach.goals != 0)
      std::cout << "  " << plural[kind] << std::string(14 - std::string(plural[kind]).size(), ' ') << share(reach)
                << '\n';
  std::size_t wide = 0;
  for (const auto& point : coverage.points)
    if (!point.missing().empty()) wide = std::max(wide, place_text(policy, point.place).size());
  if (wide == 0) return;
  std::cout << "never seen by any test:\n";
  for (const auto& point : coverage.points) {
    if (point.missing().empty()) continue;
    const auto place = place_text(policy, point.place);
    std::cout << "  " << screen.ink(Ink::faint, place) << std::string(wide - place.size() + 2, ' ')
              << point_name(point.kind) << " `" << point.name << "`: " << screen.ink(Ink::bad, joined(point.missing()))
              << '\n';
  }
}

boost::json::object coverage_json(const Coverage& coverage, const CompiledPolicy& policy) {
  auto reach_json = [](const Reach& reach) {
    return boost::json::object{{"reached", reach.reached}, {"of", reach.goals}, {"percent", reach.percent()}};
  };
  boost::json::array points;
  for (const auto& point : coverage.points) {
    boost::json::object each{{"kind", point_name(point.kind)},
                             {"of", point.of},
                             {"name", point.name},
                             {"place", place_text(policy, point.place)}};
    static constexpr const char* answers[] = {"met", "not_met", "unknown"};
    if (point.kind == PointKind::transition)
      each["taken"] = point.seen[0];
    else
      for (std::size_t i = 0; i < point.seen.size(); ++i)
        if (point.asked[i]) each[answers[i]] = point.seen[i];
    boost::json::array missing;
    for (const auto& answer : point.missing()) missing.emplace_back(answer);
    each["never"] = std::move(missing);
    points.push_back(std::move(each));
  }
  boost::json::object object{{"policy", policy.name}, {"tests", coverage.tests}, {"all", reach_json(coverage.all())}};
  for (std::size_t kind = 0; kind < point_kinds; ++kind)
    object[point_name(PointKind(kind))] = reach_json(coverage.of(PointKind(kind)));
  boost::json::object owners;
  for (const auto& owner : coverage.owners()) owners[owner] = reach_json(coverage.of(owner));
  object["by"] = std::move(owners);
  object["points"] = std::move(points);
  return object;
}

}  // namespace safon
