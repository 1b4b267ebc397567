#include "dsl/analyse_feed/path/path.hpp"

#include "dsl/analyse_feed/path/path_reader.hpp"

namespace safon {

std::expected<FeedPath, PathError> parse_path(std::string_view text) {
  return feed_path::PathReader(text).read();
}

}  // namespace safon
