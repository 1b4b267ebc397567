// safon serve: the console.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/people/people.hpp"
#include "adapters/web/console.hpp"
#include "adapters/web/http/server.hpp"
#include "adapters/web/routes.hpp"

namespace safon {
namespace {

constexpr unsigned most_threads = 64;

/// "127.0.0.1:8765", "[::1]:8765".
std::expected<http::Listening, Exit> listening(const Options& options) {
  http::Listening how{.port = 8765,
                      .behind_proxy = options.behind_proxy,
                      .upload_path = std::string(web::upload_path),
                      .certificate = options.certificate,
                      .key = options.key};
  const auto& text = options.listen;
  if (!text.empty()) {
    const auto colon = text.rfind(':');
    const char *begin = text.data() + (colon == std::string::npos ? text.size() : colon + 1),
               *end = text.data() + text.size();
    const auto [rest, wrong] = std::from_chars(begin, end, how.port);
    if (colon == std::string::npos || wrong != std::errc() || rest != end)
      return std::unexpected(
          refuse(Exit::usage, "`" + text + "` is not an address with a port", "write one such as 127.0.0.1:8765"));
    how.address = text.substr(0, colon);
    if (how.address.starts_with('[') && how.address.ends_with(']'))
      how.address = how.address.substr(1, how.address.size() - 2);
  }
  if (options.threads < 1 || options.threads > most_threads)
    return std::unexpected(refuse(Exit::usage, "--threads is a number from 1 to " + std::to_string(most_threads)));
  how.threads = unsigned(options.threads);
  if (!http::is_loopback(how.address) && !options.behind_proxy && how.certificate.empty())
    return std::unexpected(refuse(
        Exit::usage, "`" + how.address + "` can be reached from other machines, and passwords would go over the wire",
        "give --tls-cert and --tls-key, or --behind-proxy where a proxy speaks TLS; 127.0.0.1 is for this machine "
        "only"));
  return how;
}

}  // namespace

Exit serve(const Options& options) {
  auto how = listening(options);
  if (!how) return how.error();
  // Brings an older register up to date, and finds out now whether it can be written.
  auto in = RegisterFile::open(options.register_path, OpenMode::write);
  if (!in) return refuse(in.error());
  auto who = people(*in);
  if (!who) return refuse(who.error());
  if (who->empty() && options.user_header.empty())
    warn("nobody", "nobody may sign in yet: `safon people add NAME --role officer` adds somebody");
  web::ConsoleSettings settings{.register_path = options.register_path,
                                .policy = nullptr,
                                .threads = how->threads,
                                .secure = options.behind_proxy || !how->certificate.empty(),
                                .behind_proxy = options.behind_proxy,
                                .user_header = options.user_header,
                                .keys = options.keys,
                                .now = now_seconds};
  std::ranges::transform(settings.user_header, settings.user_header.begin(),
                         [](unsigned char c) { return char(std::tolower(c)); });
  if (!options.policy_path.empty()) {
    auto loaded = policy_for(options, &*in);
    if (!loaded) return loaded.error();
    settings.policy = std::make_shared<const LoadedPolicy>(std::move(*loaded));
  }
  web::Console console(std::move(settings));
  auto server = http::Server::listen(
      *how, [&](const http::Request& request, unsigned thread) { return console.answer(request, thread); });
  if (!server) return refuse(Exit::impossible, server.error());
  const bool six = how->address.find(':') != std::string::npos;
  std::cout << "listening on " << (how->certificate.empty() ? "http://" : "https://") << (six ? "[" : "")
            << how->address << (six ? "]:" : ":") << (*server)->port() << '\n'
            << std::flush;
  (*server)->run();
  return Exit::good;
}

}  // namespace safon
