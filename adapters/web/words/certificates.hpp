// Words about certificates.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase certificate{"Certificate", "Tystysgrif"};
inline constexpr Phrase certificates{"Certificates", "Tystysgrifau"};
inline constexpr Phrase verify_certificate{"Verify a certificate", "Gwirio tystysgrif"};
inline constexpr Phrase certificate_number{"Number of the certificate: 16 digits", "Rhif y dystysgrif: 16 digid"};
inline constexpr Phrase verify{"Verify", "Gwirio"};
inline constexpr Phrase no_such_certificate{"There is no certificate with this number. Compare each digit.",
                                            "Nid oes tystysgrif â'r rhif hwn. Cymharwch bob digid."};
inline constexpr Phrase certificate_valid{"This certificate is valid.", "Mae'r dystysgrif hon yn ddilys."};
inline constexpr Phrase certificate_expired{"This certificate has expired.", "Mae'r dystysgrif hon wedi dod i ben."};
inline constexpr Phrase certificate_revoked{"This certificate has been revoked.",
                                            "Mae'r dystysgrif hon wedi'i dirymu."};
inline constexpr Phrase certificate_not_held{"Its holder no longer has this status.",
                                             "Nid yw'r statws hwn gan y deiliad mwyach."};
inline constexpr Phrase compare_with_paper{"Compare what is written here with the certificate in your hand.",
                                           "Cymharwch yr hyn a ysgrifennwyd yma â'r dystysgrif yn eich llaw."};
inline constexpr Phrase holder{"Holder", "Deiliad"};
inline constexpr Phrase award{"Award", "Dyfarniad"};
inline constexpr Phrase held_since{"Held since", "Daliwyd ers"};
inline constexpr Phrase valid_until{"Valid until", "Yn ddilys tan"};
inline constexpr Phrase without_end{"without end", "heb ddiwedd"};
inline constexpr Phrase issued_by{"Issued by", "Cyhoeddwyd gan"};
inline constexpr Phrase certificate_state{"State", "Cyflwr"};
inline constexpr Phrase state_valid{"valid", "dilys"};
inline constexpr Phrase state_expired{"expired", "wedi dod i ben"};
inline constexpr Phrase state_revoked{"revoked", "wedi'i dirymu"};
inline constexpr Phrase state_not_held{"status no longer held", "statws heb ei ddal mwyach"};
inline constexpr Phrase issue_it{"Issue the certificate", "Cyhoeddi'r dystysgrif"};
inline constexpr Phrase holders_name{"What the holder is called, as it is printed",
                                     "Enw'r deiliad, fel y'i hargreffir"};

}  // namespace safon::web::words
