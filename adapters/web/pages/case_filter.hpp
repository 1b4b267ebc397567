// Which of the waiting cases a page shows, out of its address.
#pragma once
#include <string>
#include <string_view>

#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

[[nodiscard]] CaseFilter case_filter_of(const Visit& visit, std::size_t limit);
/// A form that asks the page at `path` with another filter.
[[nodiscard]] std::string case_filters_html(const Visit& visit, std::string_view path);
/// The page at `path` with the same filter, from a case on.
[[nodiscard]] std::string case_page(const Visit& visit, std::string_view path, std::size_t from);

/// What a case is a case for; null where the policy in force does not know it.
struct Way {
  const Programme* programme = nullptr;
  const Transition* transition = nullptr;
};
[[nodiscard]] Way way_of(const Visit& visit, const CaseRow& row);

}  // namespace safon::web
