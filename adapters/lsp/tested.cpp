// How far the tests go, beside each requirement.
#include <algorithm>

#include "adapters/lsp/answers.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

/// Hints are read at a glance: of more parts than these, how many there are.
constexpr std::size_t parts_named = 6;

/// "met 3, not met 2, unknown 0": in how many tests.
std::string counted(const CoveragePoint& requirement) {
  static constexpr std::array<const char*, 3> answers{"met ", "not met ", "unknown "};
  std::string text;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (requirement.asked[i]) text += (text.empty() ? "" : ", ") + (answers[i] + std::to_string(requirement.seen[i]));
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " or ") + word;
  return text;
}

/// What no test has seen yet, of the requirement and of its parts.
std::string unseen(const Coverage& seen, const std::string& name) {
  const Reach reach = seen.of(name);
  std::string text = "the tests have seen " + std::to_string(reach.reached) + " of " + std::to_string(reach.goals) +
                     " answers of it and its parts";
  std::size_t more = 0, named = 0;
  for (const auto& point : seen.points) {
    if (point.of != name || point.missing().empty()) continue;
    if (++named > parts_named)
      ++more;
    else
      text += "\nnever " + joined(point.missing()) + ": " + point.name;
  }
  if (more > 0) text += "\nand " + std::to_string(more) + (more == 1 ? " more" : " others");
  return text;
}

}  // namespace

json::value inlay_hints(const View& view, FileId file, const Coverage* seen) {
  json::array all;
  if (!seen) return all;
  const Lines lines(view.text(file));
  for (const auto& symbol : view.names.symbols) {
    if (symbol.kind != names::Kind::requirement || symbol.at.file != file) continue;
    const auto point = std::ranges::find_if(
        seen->points, [&](const auto& each) { return each.kind == PointKind::requirement && each.of == symbol.name; });
    if (point == seen->points.end()) continue;
    const auto place = lines.position(symbol.at.end);
    const bool none = std::ranges::all_of(point->seen, [](auto count) { return count == 0; });
    all.push_back(json::object{{"position", json::object{{"line", place.line}, {"character", place.character}}},
                               {"label", none ? "no test" : counted(*point)},
                               {"tooltip", unseen(*seen, symbol.name)},
                               {"paddingLeft", true}});
  }
  return all;
}

}  // namespace safon::lsp
