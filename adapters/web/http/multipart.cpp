#include "adapters/web/http/multipart.hpp"

#include <algorithm>
#include <cctype>

namespace safon::http {
namespace {

constexpr std::size_t longest_boundary = 70;

bool starts_with_letters(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

/// `name="value"` or `name=value` among what stands after semicolons. Browsers write a quote inside as %22.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  for (auto at = header.find(';'); at != std::string_view::npos; at = header.find(';', at)) {
    at = header.find_first_not_of(" \t", at + 1);
    if (at == std::string_view::npos) return std::nullopt;
    const auto equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const bool quoted = equals + 1 < header.size() && header[equals + 1] == '"';
    const auto begin = equals + 1 + quoted;
    const auto end = quoted ? header.find('"', begin) : std::min(header.find(';', begin), header.size());
    if (end == std::string_view::npos) return std::nullopt;
    if (header.substr(at, equals - at) == name) return std::string(header.substr(begin, end - begin));
    at = end;
  }
  return std::nullopt;
}

/// The part of `headers` that says which field it is.
std::string_view disposition(std::string_view headers) {
  constexpr std::string_view wanted = "content-disposition:";
  while (!headers.empty()) {
    const auto end = std::min(headers.find("\r\n"), headers.size());
    const auto line = headers.substr(0, end);
    if (starts_with_letters(line, wanted)) return line.substr(wanted.size());
    headers.remove_prefix(std::min(end + 2, headers.size()));
  }
  return {};
}

}  // namespace

std::optional<MultipartForm> multipart_form(std::string_view content_type, std::string_view body) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > longest_boundary) return std::nullopt;
  const auto line = "--" + *boundary, between = "\r\n" + line;
  if (!body.starts_with(line)) return std::nullopt;
  body.remove_prefix(line.size());
  MultipartForm form;
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (parts == fields_in_a_form || !body.starts_with("\r\n")) return std::nullopt;
    body.remove_prefix(2);
    const auto head = body.find("\r\n\r\n");
    if (head == std::string_view::npos) return std::nullopt;
    const auto what = disposition(body.substr(0, head));
    const auto begin = head + 4, end = body.find(between, begin);
    const auto field = parameter(what, "name");
    if (!field || end == std::string_view::npos) return std::nullopt;
    std::string text(body.substr(begin, end - begin));
    if (auto name = parameter(what, "filename")) {
      if (const auto folder = name->find_last_of("/\\"); folder != std::string::npos) name->erase(0, folder + 1);
      if (!name->empty()) form.uploads.push_back({*field, std::move(*name), std::move(text)});
    } else {
      if (text.find('\0') != std::string::npos) return std::nullopt;
      form.fields.emplace(*field, std::move(text));
    }
    body.remove_prefix(end + between.size());
  }
  return form;
}

}  // namespace safon::http
