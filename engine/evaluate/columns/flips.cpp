#include "engine/evaluate/columns/flips.hpp"

namespace safon {

std::int32_t* Flips::write_days(std::size_t rows) {
  days_.resize(rows);
  has_days_ = true;
  return days_.data();
}

FlipPart& Flips::add_part(std::size_t rows) {
  has_parts_ = true;
  if (used_ == parts_.size()) parts_.emplace_back();
  FlipPart& part = parts_[used_++];
  part.where.resize(room_for(rows));
  part.table = nullptr;
  return part;
}

std::span<const FlipPart> Flips::parts(std::size_t rows) {
  if (has_days_ && !has_parts_) {
    FlipPart& all = add_part(rows);
    std::fill(all.where.begin(), all.where.end(), ~Word(0));
    all.keys = days_.data();
  }
  return std::span(parts_).first(used_);
}

const std::int32_t* Flips::days(std::size_t rows) {
  if (has_days_) return days_.data();
  std::int32_t* days = write_days(rows);
  std::fill_n(days, rows, never.days);
  for (const FlipPart& part : parts(rows)) {
    if (!part.table) {
      kernels().earlier_where(part.where.data(), part.keys, rows, days);
      continue;
    }
    each_bit(part.where.data(), rows,
             [&](std::size_t row) { days[row] = std::min(days[row], part.table->of(part.keys[row])); });
  }
  return days;
}

std::int32_t Flips::of(std::size_t row) const {
  if (has_days_) return days_[row];
  std::int32_t day = never.days;
  for (const FlipPart& part : std::span(parts_).first(used_))
    if (bit(part.where.data(), row)) day = std::min(day, part.day_of(part.keys[row]));
  return day;
}

}  // namespace safon
