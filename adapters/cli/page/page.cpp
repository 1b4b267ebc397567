#include "adapters/cli/page/page.hpp"

#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

constexpr std::string_view shared_style = R"(
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3 { line-height: 1.2 }
table { border-collapse: collapse }
caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { text-align: left; vertical-align: top }
tbody th { font-weight: 400 }
.scroll { overflow-x: auto }
.figure { text-align: right; font-variant-numeric: tabular-nums }
a { color: #0b4f8a }
:focus-visible { outline: .2rem solid #0b4f8a; outline-offset: .2rem }
@media print { body { margin: 0; max-width: none } .scroll { overflow: visible } svg, tr { break-inside: avoid } h2, h3 { break-after: avoid } thead { display: table-header-group } }
)";

}  // namespace

std::string page_opening(std::string_view language, std::string_view title, std::string_view style) {
  return "<!DOCTYPE html>\n<html" + attribute("lang", language) +
         "><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/>\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
         "<title>" +
         escaped(title) + "</title>\n<style>" + std::string(shared_style) + std::string(style) +
         "</style></head>\n<body>\n";
}

std::string page_end() {
  return "</body></html>\n";
}

}  // namespace safon
