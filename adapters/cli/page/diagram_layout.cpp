// The layers of Sugiyama: break the circles, give each box a layer, thread long arrows through the layers that they
// pass, order each layer so that few arrows cross, then place.
#include "adapters/cli/page/diagram_layout.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace safon::diagram {
namespace {

constexpr int margin = 16, gap_across = 28, gap_down = 72, lane = 24;  // lane: what a passing arrow takes up
constexpr int port_gap = 34;                                           // between arrows that leave one side of a box
constexpr int sweeps = 12;

using Ids = std::vector<std::size_t>;

class Layers {
 public:
  Layers(const std::vector<Size>& boxes, const std::vector<Arrow>& arrows) : sizes_(boxes), arrows_(arrows) {
    find_way_up();
    rank();
    thread();
    put_in_order();
    place_across();
    place_down();
  }

  Layout layout() const {
    Layout out;
    for (std::size_t i = 0; i + passing_ < sizes_.size(); ++i) out.centres.push_back({across_[i], middle_[layer_[i]]});
    for (std::size_t a = 0; a < arrows_.size(); ++a) out.routes.push_back(route(a));
    int right = 0;
    for (std::size_t i = 0; i < sizes_.size(); ++i) right = std::max(right, across_[i] + sizes_[i].width / 2);
    out.size = {right + margin, middle_.back() + tallest(layers_.size() - 1) / 2 + margin};
    return out;
  }

 private:
  /// An arrow that leads back to a box from which the search came closes a circle: it is laid out the other way round.
  void find_way_up() {
    up_.assign(arrows_.size(), false);
    std::vector<char> state(sizes_.size(), 0);  // 1: on the way, 2: done
    const auto visit = [&](auto&& self, std::size_t box) -> void {
      state[box] = 1;
      for (std::size_t a = 0; a < arrows_.size(); ++a) {
        if (arrows_[a].from != box) continue;
        if (state[arrows_[a].to] == 1) up_[a] = true;
        if (state[arrows_[a].to] == 0) self(self, arrows_[a].to);
      }
      state[box] = 2;
    };
    for (std::size_t box = 0; box < sizes_.size(); ++box)
      if (state[box] == 0) visit(visit, box);
  }

  std::size_t upper(std::size_t arrow) const { return up_[arrow] ? arrows_[arrow].to : arrows_[arrow].from; }
  std::size_t lower(std::size_t arrow) const { return up_[arrow] ? arrows_[arrow].from : arrows_[arrow].to; }

  void rank() {
    layer_.assign(sizes_.size(), 0);
    for (std::size_t round = 0; round < sizes_.size(); ++round)
      for (std::size_t a = 0; a < arrows_.size(); ++a)
        layer_[lower(a)] = std::max(layer_[lower(a)], layer_[upper(a)] + 1);
    // What nothing leads to stands right above what it leads to.
    for (std::size_t box = 1; box < sizes_.size(); ++box) {
      auto nearest = std::numeric_limits<std::size_t>::max();
      bool is_led_to = false;
      for (std::size_t a = 0; a < arrows_.size(); ++a) {
        is_led_to |= lower(a) == box;
        if (upper(a) == box) nearest = std::min(nearest, layer_[lower(a)]);
      }
      if (!is_led_to && nearest != std::numeric_limits<std::size_t>::max()) layer_[box] = nearest - 1;
    }
  }

  void thread() {
    for (std::size_t a = 0; a < arrows_.size(); ++a) {
      Ids chain{upper(a)};
      for (auto at = layer_[upper(a)] + 1; at < layer_[lower(a)]; ++at) {
        chain.push_back(sizes_.size());
        sizes_.push_back({lane, 0});
        layer_.push_back(at);
        ++passing_;
      }
      chain.push_back(lower(a));
      chains_.push_back(std::move(chain));
    }
    layers_.resize(sizes_.empty() ? 1 : *std::ranges::max_element(layer_) + 1);
    above_.resize(sizes_.size());
    below_.resize(sizes_.size());
    for (const auto& chain : chains_)
      for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        below_[chain[i]].push_back(chain[i + 1]);
        above_[chain[i + 1]].push_back(chain[i]);
      }
    for (std::size_t i = 0; i < sizes_.size(); ++i) layers_[layer_[i]].push_back(i);
  }

  std::vector<std::size_t> positions() const {
    std::vector<std::size_t> position(sizes_.size());
    for (const auto& layer : layers_)
      for (std::size_t i = 0; i < layer.size(); ++i) position[layer[i]] = i;
    return position;
  }

  std::size_t crossings() const {
    const auto position = positions();
    std::size_t count = 0;
    for (const auto& layer : layers_) {
      std::vector<std::pair<std::size_t, std::size_t>> lines;
      for (const auto box : layer)
        for (const auto under : below_[box]) lines.emplace_back(position[box], position[under]);
      for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t j = i + 1; j < lines.size(); ++j)
          count += (lines[i].first < lines[j].first && lines[i].second > lines[j].second) ||
                   (lines[i].first > lines[j].first && lines[i].second < lines[j].second);
    }
    return count;
  }

  /// Each layer by where its neighbours in the layer before stand, on average; the best order seen stays.
  void put_in_order() {
    auto best = layers_;
    auto fewest = crossings();
    for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
      const bool down = sweep % 2 == 0;
      for (std::size_t step = 1; step < layers_.size(); ++step) {
        auto& layer = layers_[down ? step : layers_.size() - 1 - step];
        const auto position = positions();
        const auto wanted = [&](std::size_t box) {
          const auto& near = down ? above_[box] : below_[box];
          if (near.empty()) return position[box] * 1000;
          std::size_t sum = 0;
          for (const auto each : near) sum += position[each];
          return sum * 1000 / near.size();
        };
        std::ranges::stable_sort(layer, {}, wanted);
      }
      if (const auto now = crossings(); now < fewest) {
        fewest = now;
        best = layers_;
      }
    }
    layers_ = best;
  }

  /// As near as can be to where each wants to be, in its order and not overlapping: neighbours that want the same place
  /// form a block around their mean.
  void settle(const Ids& layer, const std::vector<int>& wanted) {
    struct Block {
      long sum;
      int count;
      [[nodiscard]] long mean() const { return sum / count; }
    };
    std::vector<int> shift(layer.size(), 0);
    for (std::size_t i = 1; i < layer.size(); ++i)
      shift[i] = shift[i - 1] + (sizes_[layer[i - 1]].width + sizes_[layer[i]].width) / 2 + gap_across;
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      blocks.push_back({wanted[i] - shift[i], 1});
      while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
        const auto last = blocks.back();
        blocks.pop_back();
        blocks.back().sum += last.sum;
        blocks.back().count += last.count;
      }
    }
    std::size_t i = 0;
    for (const auto& block : blocks)
      for (int k = 0; k < block.count; ++k, ++i) across_[layer[i]] = int(block.mean()) + shift[i];
  }

  void place_across() {
    across_.assign(sizes_.size(), 0);
    for (const auto& layer : layers_) settle(layer, std::vector<int>(layer.size(), 0));
    for (int sweep = 0; sweep < sweeps; ++sweep)
      for (std::size_t step = 0; step < layers_.size(); ++step) {
        const auto& layer = layers_[sweep % 2 == 0 ? step : layers_.size() - 1 - step];
        std::vector<int> wanted;
        for (const auto box : layer) {
          auto near = above_[box];
          near.insert(near.end(), below_[box].begin(), below_[box].end());
          long sum = 0;
          for (const auto each : near) sum += across_[each];
          wanted.push_back(near.empty() ? across_[box] : int(sum / long(near.size())));
        }
        settle(layer, wanted);
      }
    int left = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < sizes_.size(); ++i) left = std::min(left, across_[i] - sizes_[i].width / 2);
    for (auto& x : across_) x += margin - left;
  }

  int tallest(std::size_t layer) const {
    int height = 0;
    for (const auto box : layers_[layer]) height = std::max(height, sizes_[box].height);
    return height;
  }

  void place_down() {
    int top = margin;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      middle_.push_back(top + tallest(i) / 2);
      top += tallest(i) + gap_down;
    }
  }

  /// Where an arrow leaves the lower side of a box, or reaches the upper one: side by side, in the order of the other
  /// ends.
  int port(std::size_t box, std::size_t arrow, bool below) const {
    if (box + passing_ >= sizes_.size()) return across_[box];
    std::vector<std::pair<int, std::size_t>> ends;
    for (std::size_t a = 0; a < chains_.size(); ++a) {
      const auto& chain = chains_[a];
      if (below && chain.front() == box) ends.emplace_back(across_[chain[1]], a);
      if (!below && chain.back() == box) ends.emplace_back(across_[chain[chain.size() - 2]], a);
    }
    std::ranges::sort(ends);
    const auto own = std::ranges::find(ends, arrow, &std::pair<int, std::size_t>::second) - ends.begin();
    const int gap = std::min(port_gap, sizes_[box].width / int(ends.size() + 1));
    return across_[box] + (2 * int(own) - int(ends.size()) + 1) * gap / 2;
  }

  Route route(std::size_t arrow) const {
    const auto& chain = chains_[arrow];
    Route points;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const auto box = chain[i];
      const bool passes = i > 0 && i + 1 < chain.size();
      const auto half = (passes ? tallest(layer_[box]) : sizes_[box].height) / 2;
      if (i > 0) points.push_back({port(box, arrow, false), middle_[layer_[box]] - half});
      if (i + 1 < chain.size()) points.push_back({port(box, arrow, true), middle_[layer_[box]] + half});
    }
    if (up_[arrow]) std::ranges::reverse(points);
    return points;
  }

  std::vector<Size> sizes_;  // of the boxes, then of the places where arrows pass a layer
  std::size_t passing_ = 0;
  const std::vector<Arrow>& arrows_;
  std::vector<bool> up_;
  std::vector<std::size_t> layer_;
  std::vector<Ids> chains_, layers_, above_, below_;
  std::vector<int> across_, middle_;
};

}  // namespace

Layout lay_out(const std::vector<Size>& boxes, const std::vector<Arrow>& arrows) {
  return boxes.empty() ? Layout{} : Layers(boxes, arrows).layout();
}

}  // namespace safon::diagram
