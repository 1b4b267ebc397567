// What the parser found wrong, in plain words.
#pragma once
#include <string>

struct _xmlError;  // NOLINT(bugprone-reserved-identifier): libxml2 calls it so

namespace safon::xml {

[[nodiscard]] std::string in_plain_words(const _xmlError& error);

}  // namespace safon::xml
