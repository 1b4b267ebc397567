// A certificate to be printed, in each language of the policy that we have words for, with a code that leads to where
// it is verified.
#pragma once
#include <string>
#include <string_view>

#include "adapters/certificate/award.hpp"

namespace safon::certificate {

/// What goes between `<main>` and its end; escaped.
[[nodiscard]] std::string certificate_html(const Award& award);
/// For certificate_html(), on screen and on paper.
extern const char* const certificate_style;

/// A whole page that needs nothing but itself.
[[nodiscard]] std::string certificate_page(const Award& award);

/// Where anybody can ask whether it is valid.
[[nodiscard]] inline std::string verify_url(const std::string& url, std::string_view number) {
  return url + "/verify/" + std::string(number);
}

/// A QR code (ISO/IEC 18004) as SVG, with `name` for those who do not see it. Text of at most 500 bytes.
[[nodiscard]] std::string qr_svg(const std::string& text, std::string_view name);

}  // namespace safon::certificate
