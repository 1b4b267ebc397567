// What every page of ours owes to whoever reads it with a keyboard, a voice or on paper. Checks of doctest.
#pragma once
#include <string>

#include "tests/adapters/cli/page/page_reader.hpp"

namespace safon::test {

/// Well-formed; no id twice; links and names lead somewhere; headings in order under one first heading; one `main`; in
/// this language; drawings with title and description; tables with captions and heads; what scrolls is reached by
/// keyboard; no scripts, nothing fetched.
void check_page(const std::string& html, const std::string& language);

[[nodiscard]] std::size_t count_of(const Page& page, const std::string& element);

}  // namespace safon::test
