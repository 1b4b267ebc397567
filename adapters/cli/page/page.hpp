// What every page of ours begins and ends with. A page needs nothing but itself: no scripts, nothing fetched; it
// prints.
#pragma once
#include <string>
#include <string_view>

namespace safon {

/// Up to the open `<body>`. `language` is a code such as "cy"; `title` is plain text; `style` comes after what all
/// pages share. Text on its ground is 4.5:1 or more in what is shared, and lines 3:1: WCAG 2.2 AA.
[[nodiscard]] std::string page_opening(std::string_view language, std::string_view title, std::string_view style);
[[nodiscard]] std::string page_end();

}  // namespace safon
