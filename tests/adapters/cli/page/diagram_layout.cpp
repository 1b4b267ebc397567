// Boxes do not overlap, arrows begin and end at their boxes, and lead down wherever they can.
#include "adapters/cli/page/diagram_layout.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>

namespace {

using namespace safon::diagram;

bool overlap(Point a, Size s, Point b, Size t) {
  return 2 * std::abs(a.x - b.x) < s.width + t.width && 2 * std::abs(a.y - b.y) < s.height + t.height;
}

/// What holds of every drawing; the first thing that does not, in words.
std::string wrong_with(const std::vector<Size>& boxes, const std::vector<Arrow>& arrows) {
  const auto layout = lay_out(boxes, arrows);
  if (layout.centres.size() != boxes.size() || layout.routes.size() != arrows.size()) return "something is missing";
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto c = layout.centres[i];
    if (2 * c.x < boxes[i].width || 2 * (layout.size.width - c.x) < boxes[i].width) return "a box sticks out";
    if (2 * c.y < boxes[i].height || 2 * (layout.size.height - c.y) < boxes[i].height) return "a box sticks out";
    for (std::size_t j = i + 1; j < boxes.size(); ++j)
      if (overlap(c, boxes[i], layout.centres[j], boxes[j])) return "boxes overlap";
  }
  for (std::size_t a = 0; a < arrows.size(); ++a) {
    const auto& route = layout.routes[a];
    if (route.size() < 2 || route.size() % 2 != 0) return "a route has an odd end";
    const auto touches = [&](Point p, std::size_t box) {
      const auto c = layout.centres[box];
      return std::abs(std::abs(p.y - c.y) - boxes[box].height / 2) <= 1 && std::abs(p.x - c.x) <= boxes[box].width / 2;
    };
    if (!touches(route.front(), arrows[a].from) || !touches(route.back(), arrows[a].to)) return "an arrow hangs loose";
  }
  return "";
}

}  // namespace

TEST_CASE("a chain leads down, and what closes a circle leads up") {
  const std::vector<Size> boxes(3, {100, 40});
  const auto layout = lay_out(boxes, {{0, 1}, {1, 2}, {2, 0}});
  CHECK(layout.centres[0].y < layout.centres[1].y);
  CHECK(layout.centres[1].y < layout.centres[2].y);
  CHECK(layout.routes[0].front().y < layout.routes[0].back().y);
  CHECK(layout.routes[2].front().y > layout.routes[2].back().y);
  CHECK(layout.routes[2].size() == 4);  // it passes a layer
}

TEST_CASE("there and back are two arrows side by side") {
  const auto layout = lay_out({{100, 40}, {100, 40}}, {{0, 1}, {1, 0}});
  CHECK(layout.routes[0].front().x != layout.routes[1].back().x);
}

TEST_CASE("nothing to draw has no size, and one box is a drawing") {
  CHECK(lay_out({}, {}).size.width == 0);
  CHECK(wrong_with({{100, 40}}, {}) == "");
}

TEST_CASE("whatever the statuses: no box overlaps another, and no arrow hangs loose") {
  CHECK(rc::check([] {
    const auto count = *rc::gen::inRange<std::size_t>(1, 12);
    const auto sizes = *rc::gen::container<std::vector<int>>(count, rc::gen::inRange(40, 200));
    std::vector<Size> boxes;
    for (const auto size : sizes) boxes.push_back({size, 30 + size % 40});
    std::vector<Arrow> arrows;
    for (const auto& [from, to] : *rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(
             rc::gen::pair(rc::gen::inRange<std::size_t>(0, count), rc::gen::inRange<std::size_t>(0, count))))
      if (from != to) arrows.push_back({from, to});
    RC_ASSERT(wrong_with(boxes, arrows) == "");
  }));
}
