// Boxes and arrows in layers, from top to bottom: where each stands, and which way each arrow goes.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace safon::diagram {

struct Size {
  int width = 0, height = 0;
};
struct Point {
  int x = 0, y = 0;
};
struct Arrow {
  std::size_t from = 0, to = 0;  // two boxes; never the same one
};

/// From the edge of one box to that of the other: a bend between points 0 and 1, straight from 1 to 2, a bend from 2 to
/// 3 and so on. At least two points, always an even number.
using Route = std::vector<Point>;

struct Layout {
  std::vector<Point> centres;  // of the boxes
  std::vector<Route> routes;   // of the arrows
  Size size;                   // of the whole
};

/// An arrow leads downwards where that is possible: only what closes a circle leads up. Boxes do not overlap, and
/// arrows pass between boxes. The same input gives the same drawing.
[[nodiscard]] Layout lay_out(const std::vector<Size>& boxes, const std::vector<Arrow>& arrows);

}  // namespace safon::diagram
