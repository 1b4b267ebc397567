#include "dsl/analyse/declarations/circles.hpp"

#include <algorithm>

#include "dsl/analyse/limits.hpp"

namespace safon::analysis {
namespace {

using Edges = std::vector<std::pair<std::string, Span>>;

struct Visit {
  const std::string* name;
  const Edges* edges;
  std::size_t next = 0;
  std::size_t height = 0;  // references below this one
};

std::string way(const std::vector<Visit>& open, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < open.size(); ++i) out += "`" + *open[i].name + "` → ";
  return out + "`" + *open[from].name + "`";
}

}  // namespace

void note_reference(Analysis& analysis, std::string_view name, Span span) {
  if (!analysis.asking.empty()) analysis.references[analysis.asking].emplace_back(std::string(name), span);
}

void check_circles(Analysis& analysis) {
  static const Edges none;
  std::map<std::string, std::size_t, std::less<>> done;  // with their heights
  std::set<std::string, std::less<>> on_way;
  bool long_reported = false;
  auto rise = [&](Visit& visit, std::size_t height) {
    visit.height = std::max(visit.height, height);
    if (visit.height <= limits::reference_depth || long_reported) return;
    long_reported = true;
    analysis.report(DiagnosticKind::nested_too_deeply, (*visit.edges)[visit.next - 1].second,
                    {std::to_string(limits::reference_depth)});
  };
  for (const auto& [start, edges] : analysis.references) {
    if (done.contains(start)) continue;
    std::vector<Visit> open{{&start, &edges}};  // a stack of our own: chains may be long
    on_way.insert(start);
    while (!open.empty()) {
      Visit& top = open.back();
      if (top.next == top.edges->size()) {
        const std::size_t height = top.height;
        done[*top.name] = height;
        on_way.erase(*top.name);
        open.pop_back();
        if (!open.empty()) rise(open.back(), height + 1);
        continue;
      }
      const auto& [target, span] = (*top.edges)[top.next++];
      if (auto found = done.find(target); found != done.end()) {
        rise(top, found->second + 1);
      } else if (on_way.contains(target)) {
        auto first = std::ranges::find_if(open, [&](const Visit& visit) { return *visit.name == target; });
        analysis.report(DiagnosticKind::reference_circle, span,
                        {target, way(open, static_cast<std::size_t>(first - open.begin()))});
      } else {
        auto place = analysis.references.find(target);
        on_way.insert(target);
        open.push_back({&target, place == analysis.references.end() ? &none : &place->second});
      }
    }
  }
}

}  // namespace safon::analysis
