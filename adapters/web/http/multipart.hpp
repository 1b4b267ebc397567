// Forms that bring files along: multipart/form-data, as browsers write it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/web/http/message.hpp"

namespace safon::http {

struct Upload {
  std::string field, name;  // name: the file's, without folders
  std::string text;
};
struct MultipartForm {
  Fields fields;
  std::vector<Upload> uploads;  // those for which a file was chosen
};

/// Limited to `fields_in_a_form` parts. None: it is not well-formed.
[[nodiscard]] std::optional<MultipartForm> multipart_form(std::string_view content_type, std::string_view body);

}  // namespace safon::http
