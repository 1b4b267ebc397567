// Words that many pages have, of signing in, and when something goes wrong.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

// On every page
inline constexpr Phrase skip{"Skip to main content", "Neidio i'r prif gynnwys"};
inline constexpr Phrase menu{"Pages", "Tudalennau"};
inline constexpr Phrase other_language{"Cymraeg", "English"};
inline constexpr Phrase signed_in_as{"Signed in as {0}", "Wedi mewngofnodi fel {0}"};
inline constexpr Phrase sign_out{"Sign out", "Allgofnodi"};
inline constexpr Phrase as_of{"As of {0}", "Ar {0}"};
inline constexpr Phrase next_page{"Next", "Nesaf"};
inline constexpr Phrase first_page{"Back to the first", "Yn ôl i'r cyntaf"};
inline constexpr Phrase nothing_here{"There is nothing to show.", "Nid oes dim i'w ddangos."};
inline constexpr Phrase all_of_them{"All", "Pob un"};
inline constexpr Phrase show{"Show", "Dangos"};

// Trouble
inline constexpr Phrase problem{"There is a problem", "Mae problem"};
inline constexpr Phrase to_the_start{"To the start page", "I'r dudalen gychwyn"};
inline constexpr Phrase no_such_page{"There is no such page", "Nid oes tudalen o'r fath"};
inline constexpr Phrase no_such_method{"This page cannot be asked for in that way",
                                       "Ni ellir gofyn am y dudalen hon fel hynny"};
inline constexpr Phrase not_understood{"The request was not understood", "Ni ddeallwyd y cais"};
inline constexpr Phrase not_for_your_role{"This page is not for your role", "Nid yw'r dudalen hon ar gyfer eich rôl"};
inline constexpr Phrase not_your_council{"This participant is of a council that you do not look after",
                                         "Mae'r cyfranogwr hwn yn perthyn i gyngor nad ydych yn gofalu amdano"};
inline constexpr Phrase form_is_old{"The form is out of date: go back, load the page again and try once more",
                                    "Mae'r ffurflen wedi dyddio: ewch yn ôl, llwythwch y dudalen eto a rhowch gynnig "
                                    "arall arni"};
inline constexpr Phrase register_away{"The register cannot be read at the moment",
                                      "Ni ellir darllen y gofrestr ar "
                                      "hyn o bryd"};
inline constexpr Phrase register_busy{"Somebody else is writing to the register: try again in a moment",
                                      "Mae rhywun arall yn ysgrifennu i'r gofrestr: rhowch gynnig arall arni ymhen "
                                      "ychydig"};
inline constexpr Phrase no_policy{"The register holds no policy yet: `safon evaluate` brings one",
                                  "Nid oes polisi yn y gofrestr eto: mae `safon evaluate` yn dod ag un"};

// Signing in
inline constexpr Phrase sign_in{"Sign in", "Mewngofnodi"};
inline constexpr Phrase name{"Name", "Enw"};
inline constexpr Phrase password{"Password", "Cyfrinair"};
inline constexpr Phrase wrong_sign_in{
    "The name or the password is wrong, or you are locked out for a quarter of an "
    "hour after too many tries",
    "Mae'r enw neu'r cyfrinair yn anghywir, neu rydych wedi'ch cloi allan am chwarter "
    "awr ar ôl gormod o geisiadau"};
inline constexpr Phrase too_many_tries{"Too many people are signing in, or too many tries have failed: wait a moment",
                                       "Mae gormod o bobl yn mewngofnodi, neu mae gormod o geisiadau wedi methu: "
                                       "arhoswch ychydig"};
inline constexpr Phrase change_password{"Change password", "Newid cyfrinair"};
inline constexpr Phrase old_password{"Old password", "Hen gyfrinair"};
inline constexpr Phrase new_password{"New password, of at least {0} characters", "Cyfrinair newydd, o leiaf {0} nod"};
inline constexpr Phrase new_password_again{"The new password again", "Y cyfrinair newydd eto"};
inline constexpr Phrase not_the_same{"The two new passwords are not the same",
                                     "Nid yw'r ddau gyfrinair newydd yr un "
                                     "fath"};
inline constexpr Phrase wrong_length{"The new password has {0} to {1} characters",
                                     "Mae gan y cyfrinair newydd rhwng {0} "
                                     "ac {1} nod"};
inline constexpr Phrase old_is_wrong{"The old password is wrong", "Mae'r hen gyfrinair yn anghywir"};
inline constexpr Phrase password_changed{"The password is changed: sign in with the new one",
                                         "Mae'r cyfrinair wedi'i newid: mewngofnodwch gyda'r un newydd"};

// Pages
inline constexpr Phrase queue{"Cases", "Achosion"};
inline constexpr Phrase search{"Find", "Chwilio"};
inline constexpr Phrase overview{"Overview", "Trosolwg"};
inline constexpr Phrase audit{"Ledger", "Cyfriflyfr"};
inline constexpr Phrase runs{"Nights", "Nosweithiau"};
inline constexpr Phrase imports{"Returns", "Ffurflenni"};
inline constexpr Phrase people{"People", "Pobl"};
inline constexpr Phrase access{"Sign-ins", "Mewngofnodi"};

}  // namespace safon::web::words
