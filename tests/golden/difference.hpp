// How two texts differ, line by line, in the manner of `diff -u`.
#pragma once
#include <string>
#include <string_view>

namespace safon::golden {

/// Lines only expected begin with `-`, lines only found with `+`; far from a difference lines are left out.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view found);

}  // namespace safon::golden
