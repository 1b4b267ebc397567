// What a browser asks, and what it gets: as much of HTTP as the pages need, without the library that speaks it.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace safon::http {

/// The fields of a form or of a query, decoded. The first of several with one name counts.
using Fields = std::map<std::string, std::string, std::less<>>;

struct Request {
  std::string method;                                       // "GET"
  std::string path, query;                                  // of the target; the path is decoded, the query is not
  std::string address;                                      // of whoever connected
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case; several of one name: the last
  std::string body;

  [[nodiscard]] std::string_view header(std::string_view name) const;  // empty: none
};

struct Response {
  unsigned status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// `name=value&…` of queries and forms. None: it is not well-formed, or has more than `fields_in_a_form`.
[[nodiscard]] Fields fields_of(std::string_view encoded, bool& well_formed);
inline constexpr std::size_t fields_in_a_form = 120;

/// %XX decoded, `+` a space where it is a form's. Nothing it decodes to is a zero byte: `well_formed` becomes false.
[[nodiscard]] std::string decoded(std::string_view text, bool form, bool& well_formed);
/// As one value of a query.
[[nodiscard]] std::string encoded(std::string_view text);

/// Of the header `Cookie`; empty: none of that name.
[[nodiscard]] std::string cookie(const Request& request, std::string_view name);

}  // namespace safon::http
