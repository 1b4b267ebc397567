#include "adapters/certificate/credential.hpp"

#include <zlib.h>

#include <boost/json.hpp>
#include <vector>

#include "adapters/certificate/signing.hpp"

namespace safon::certificate {
namespace {

namespace json = boost::json;

constexpr std::int64_t seconds_a_day = 86400;

json::array contexts() {
  return {"https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"};
}

std::string midnight(Date day) {
  return to_iso(day) + "T00:00:00Z";
}
std::string moment(std::int64_t seconds) {
  const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  const std::int64_t of_day = seconds % seconds_a_day;
  return to_iso(Date{static_cast<std::int32_t>(seconds / seconds_a_day)}) + "T" + two(of_day / 3600) + ":" +
         two(of_day / 60 % 60) + ":" + two(of_day % 60) + "Z";
}

json::object issuer_object(const std::string& issuer, const std::string& url) {
  return {{"id", url + "/issuer"}, {"type", json::array{"Profile"}}, {"name", issuer}, {"url", url}};
}

/// In English where there is one: the member takes one text.
const std::string& title(const ByLanguage& titles) {
  const auto english = titles.find("en");
  return english == titles.end() ? titles.begin()->second : english->second;
}

/// The bits, the first of each byte the highest, as gzip packs them (RFC 1952), in multibase's base64url.
std::string packed(std::span<const std::uint64_t> places) {
  std::string bits(places_in_a_list / 8, '\0');
  for (const auto place : places) bits[place / 8] |= char(0x80U >> (place % 8));
  z_stream stream{};
  constexpr int gzip = 15 + 16, memory = 8;
  // Out of memory is all that can go wrong, and then nothing else goes either.
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, bits.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bits.data());
  stream.avail_in = static_cast<uInt>(bits.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return "u" + base64url(out);
}

}  // namespace

std::string badge(const Award& award) {
  const auto id = award.url + "/credentials/" + award.number;
  const auto list = list_url(award.url, award.list);
  json::object credential{
      {"@context", contexts()},
      {"id", id},
      {"type", {"VerifiableCredential", "OpenBadgeCredential"}},
      {"issuer", issuer_object(award.issuer, award.url)},
      {"validFrom", midnight(award.since)},
      {"name", title(award.status_titles)},
      {"credentialSubject",
       {{"type", json::array{"AchievementSubject"}},
        {"identifier",
         json::array{json::object{
             {"type", "IdentityObject"}, {"hashed", false}, {"identityHash", award.holder}, {"identityType", "name"}}}},
        {"achievement",
         {{"id", award.url + "/achievements/" + award.programme + "/" + award.status},
          {"type", json::array{"Achievement"}},
          {"name", title(award.status_titles)},
          {"description", title(award.programme_titles)},
          {"criteria", {{"narrative", "As the policy " + award.policy + " asks."}}},
          {"inLanguage", "en"}}}}},
      {"credentialStatus",
       {{"id", list + "#" + std::to_string(award.place)},
        {"type", "BitstringStatusListEntry"},
        {"statusPurpose", "revocation"},
        {"statusListIndex", std::to_string(award.place)},
        {"statusListCredential", list}}},
      {"iss", award.url + "/issuer"},
      {"jti", id},
      {"nbf", std::int64_t(award.since.days) * seconds_a_day}};
  if (award.until) {
    credential["validUntil"] = midnight(*award.until);
    credential["exp"] = std::int64_t(award.until->days) * seconds_a_day;
  }
  if (!award.waived.empty()) {
    json::array all;
    for (const auto& each : award.waived)
      all.push_back(
          {{"type", json::array{"Evidence"}},
           {"name", each.to.empty() ? "Waiver" : "Adjustment"},
           {"narrative",
            (each.to.empty() ? "The requirement \"" + title(each.titles) + "\" counted as met by a waiver"
                             : "\"" + title(each.titles) + "\" was adjusted to " + each.to + " for the holder") +
                ", which was to hold until " + to_iso(each.until) + "."}});
    credential["evidence"] = std::move(all);
  }
  return json::serialize(credential);
}

std::string status_list(const std::string& issuer, const std::string& url, std::uint64_t list,
                        std::span<const std::uint64_t> revoked, std::int64_t made) {
  const auto id = list_url(url, list);
  return json::serialize(json::object{{"@context", json::array{"https://www.w3.org/ns/credentials/v2"}},
                                      {"id", id},
                                      {"type", {"VerifiableCredential", "BitstringStatusListCredential"}},
                                      {"issuer", issuer_object(issuer, url)},
                                      {"validFrom", moment(made)},
                                      {"validUntil", moment(made + seconds_believed)},
                                      {"credentialSubject",
                                       {{"id", id + "#list"},
                                        {"type", "BitstringStatusList"},
                                        {"statusPurpose", "revocation"},
                                        {"encodedList", packed(revoked)},
                                        {"ttl", seconds_believed * 1000}}},
                                      {"iss", url + "/issuer"},
                                      {"jti", id},
                                      {"nbf", made},
                                      {"exp", made + seconds_believed}});
}

std::string profile(const std::string& issuer, const std::string& url) {
  auto object = issuer_object(issuer, url);
  object["@context"] = contexts();
  return json::serialize(object);
}

}  // namespace safon::certificate
