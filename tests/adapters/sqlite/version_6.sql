PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE policy(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  in_force_from TEXT NOT NULL,
  digest BLOB NOT NULL UNIQUE,
  hash BLOB NOT NULL) STRICT;
INSERT INTO policy VALUES(1,'small','1','2026-01-01',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'b7f7a73585b52f38995fd5a40956312f973387dfd694ce263ddd9bd1f408b8e0');
CREATE TABLE policy_file(
  key INTEGER PRIMARY KEY,
  policy INTEGER NOT NULL REFERENCES policy,
  name TEXT NOT NULL,
  text BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO policy_file VALUES(1,1,'small.safon',X'706f6c69637920736d616c6c207b7d',X'd79fa6b8ff98d95db273af49a511c26f4a81970a63e859ac16e4aa3c59391dc0');
INSERT INTO policy_file VALUES(2,1,'records.safon',X'7265636f7264207061727469636970616e74207b7d',X'b6f2be8b526bf620891ab9d4ba6648c7fe5c86085e50236c983a2f1afac8e186');
CREATE TABLE record_schema(
  key INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  json TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO record_schema VALUES(1,X'1fd871adea752a630cd9951505be0060436a8b1869df40ee073b480695801b6b','{"code_lists":[{"name":"role","codes":["manager","chief"]}],"tables":[{"name":"participant","singular":"","columns":[{"name":"id","type":"text"},{"name":"role","type":"code","codes":"role"},{"name":"appointed","type":"date"}]},{"name":"activities","singular":"activity","parent":0,"columns":[{"name":"hours","type":"number"},{"name":"held","type":"date"},{"name":"note","type":"text"}]}]}',X'25aea01face0f0939aa113d9b71defac570725062893632932533c5a06e88a5f');
CREATE TABLE programme(
  key INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  name TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE(policy, name)) STRICT;
INSERT INTO programme VALUES(1,'small','progression',X'abdf4a3b493a238aa10cc29ca091578a6f692c74bce2fce65909d5d20909de9a');
CREATE TABLE status_name(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL) STRICT;
INSERT INTO status_name VALUES(1,'enrolled',X'93b4269ffd83e44ef545e6805938c2661109fc7d403921df1712f356fc4d2141');
INSERT INTO status_name VALUES(2,'inducted',X'a3c38ea7be5cc138063572df4d8f116bfaf1d99148728e96662a044bcaffb4c9');
INSERT INTO status_name VALUES(3,'accredited',X'aa79b4303249956104f53820f9497674ec1a7cb530ef060346a456f2cef39928');
INSERT INTO status_name VALUES(4,'enrolled->inducted',X'a47a869386569a90297e99eab1d2a6bfa2a4a122b5ffed8f9f1de068850f282e');
INSERT INTO status_name VALUES(5,'inducted->accredited',X'061ee30cb3ff8c4f06883f29e6edca44c691e0a9d7cb0e49ccabfea3ffe3bc5e');
CREATE TABLE participant_key(
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL) STRICT;
INSERT INTO participant_key VALUES(1,'w1',X'9fb35fbcd9ded022aa9066fd8456234a3c57219dc7f60420a06a633c90be3443');
INSERT INTO participant_key VALUES(2,'w2',X'f64502b7658e02da9eeec17982338b9c72d7142adc59afaeadd132a49287cb0e');
INSERT INTO participant_key VALUES(3,'w3',X'ba9e0c2afa06284de0e41e933cfb6520d7e23a9bf5dd4831a54d6722516b197c');
CREATE TABLE import(
  key INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  digest BLOB NOT NULL,
  feed TEXT NOT NULL,
  council TEXT NOT NULL,
  received TEXT NOT NULL,
  known_from TEXT NOT NULL,
  full_return INTEGER NOT NULL,
  policy INTEGER NOT NULL REFERENCES policy,
  record_schema INTEGER NOT NULL REFERENCES record_schema,
  imported TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  no_longer_reported INTEGER NOT NULL,
  reported_again INTEGER NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE(digest, feed, policy)) STRICT;
INSERT INTO import VALUES(1,'cardiff.xml',X'b6a879c0dc0a7fceb377198793293a5318321abb91d82bf0883aeb19f5ac14b2','council_return','cardiff','2026-10-01','2026-10-01',1,1,1,'2026-11-01T02:00:00Z',3,0,0,1,0,0,X'18bad42a50ca3b3e812db715272ae93355bbd369e3abab80a5fade69b90acd72');
INSERT INTO import VALUES(2,'cardiff2.xml',X'cdf1431fd39e92368e1e9f162928d4f1120ffcd8a5558e3c07f26beed9959b32','council_return','cardiff','2026-11-05','2026-11-05',1,1,1,'2026-11-01T02:00:00Z',0,1,1,0,1,0,X'3109b8ebd70df4eca8ede75e9cefea6b9bc399e2eab7e319beca59fe94f5528a');
INSERT INTO import VALUES(3,'cardiff3.xml',X'70b35dd8046dab27cf23a63673dbde0badfa55ad6ca9f99e3e638bac9e75520d','council_return','cardiff','2026-11-06','2026-11-06',0,1,1,'2026-11-01T02:00:00Z',0,1,0,0,0,1,X'9ea45eb949436eb59a779bd07e095194caf226d1234af0ed99ee490fa92ca170');
CREATE TABLE record_version(
  key INTEGER PRIMARY KEY,
  participant INTEGER NOT NULL REFERENCES participant_key,
  import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  record_schema INTEGER NOT NULL REFERENCES record_schema,
  known_from INTEGER NOT NULL,
  council TEXT NOT NULL,
  line INTEGER NOT NULL,
  content BLOB NOT NULL,
  document BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO record_version VALUES(1,1,1,1,20727,'cardiff',5,X'9666ddbb05956eda47f6c0e9fd2857e4d6adc8185f7e090ec40a551586d25a17',X'53011707047731020201022ad20102d2c002070861206e6f74650a04',X'27b5f065b4a756c88a66e3d3874066a2c7b6623316a23645ef4db8bbdfe01e05');
INSERT INTO record_version VALUES(2,2,1,1,20727,'cardiff',15,X'fcd56abe46b01384835be01ad0bf65e5bce319b02fdbf8a0cdc6b0d45a956aff',X'53011707047732020201022a9a0302d2c002070861206e6f74651e04',X'32fe6fb669111a9c6a97fc6371bd11cc266de23664c0eeb83a8fbfaf0740a503');
INSERT INTO record_version VALUES(3,3,1,1,20727,'cardiff',25,X'eb25023154e957ecf19dd0b06ccf7476336818d0ccc35e6edac22a5a41a848de',X'53011707047733020201022ae20402d2c002070861206e6f74653204',X'040ee5a34faf623d7028721b7018b31ae8fa9bd4d6eaa2dd0986cc1a912a73f6');
INSERT INTO record_version VALUES(4,2,2,1,20762,'cardiff',15,X'701f47937470502f7cc42c497579f898820111311c6b9fbda3a18a2d7ab716c8',X'53011707047732020201022afe0302d2c002070861206e6f74651e04',X'3bf9fee6a319cc631183fef64ad6006bc5d0f19d4e0de524736d9a0979b4b0dc');
INSERT INTO record_version VALUES(5,3,3,1,20763,'cardiff',5,X'acc1a5a38648a8840d146615431108b615bd4fa3db6fb5aa37ac4868f861d91a',X'53011707047733020201022af60402d2c002070861206e6f74650a04',X'b90e66ff2d7a629f6d034cb7fe42839b90d5870f25707c96d1695a3445adb7de');
CREATE TABLE rejection(
  key INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL,
  column_ INTEGER NOT NULL,
  participant TEXT NOT NULL,
  field TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO rejection VALUES(1,1,35,3,'w9','role','unknown-code','`XX` is no role',X'4fc3604f38db08b3721cca6e0e49e5c353a9f5acb14b9d402dc53282d87314f9');
CREATE TABLE run(
  key INTEGER PRIMARY KEY,
  policy INTEGER NOT NULL REFERENCES policy,
  as_of TEXT NOT NULL,
  started TEXT NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO run VALUES(1,1,'2026-11-01','2026-11-02T02:00:00Z',X'45214dae4eca9adbf62a59688e7ef8a9f173985a4c43ab43a603fba713d6b5f9');
INSERT INTO run VALUES(2,1,'2026-11-09','2026-11-02T02:00:00Z',X'1482da042b15bdc31673e0d73c2e39c29d7096ba408e8a308eba7a01ba84216f');
CREATE TABLE run_end(
  key INTEGER PRIMARY KEY,
  run INTEGER NOT NULL UNIQUE REFERENCES run,
  finished TEXT NOT NULL,
  participants INTEGER NOT NULL,
  events INTEGER NOT NULL,
  status_changes INTEGER NOT NULL,
  cases_opened INTEGER NOT NULL,
  reviews_opened INTEGER NOT NULL,
  stopped INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO run_end VALUES(1,1,'2026-11-02T02:10:00Z',3,9,0,0,0,0,X'83976da854179479e00cb2b868228886bbd603d3ab23c29bbc13ecd8ed57e0c9');
CREATE TABLE settlement(
  key INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  policy INTEGER NOT NULL REFERENCES policy,
  run INTEGER REFERENCES run,
  days BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
INSERT INTO settlement VALUES(1,1,1,1,X'01acc402c9010100c9010100c901',X'3e25cd37d654dca8bc5e761e9027d93071fec0e27d0183d2d8a7e3b5762c0ca4');
INSERT INTO settlement VALUES(2,1,1,2,X'02bcc402c9010100c901',X'7a017c75d039c2611250b10e453c2f53a09800b8d7456815a760841aa071022f');
INSERT INTO settlement VALUES(3,1,1,NULL,X'02bcc402c901',X'f7265fd15c2fed8c118dd7e77ae8e5ef6f88eac02519f1363d006e42192df2d8');
CREATE TABLE event(
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant_key,
  settlement INTEGER REFERENCES settlement DEFERRABLE INITIALLY DEFERRED,
  import INTEGER REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  effective TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT,
  transition TEXT,
  due TEXT,
  by_whom TEXT NOT NULL,
  text TEXT NOT NULL,
  version INTEGER REFERENCES record_version,
  version_hash BLOB,
  policy_hash BLOB,
  hash BLOB NOT NULL) STRICT;
INSERT INTO event VALUES(1,'entered',1,1,NULL,'2026-11-01','2026-02-01',NULL,'enrolled',NULL,NULL,'','',1,X'27b5f065b4a756c88a66e3d3874066a2c7b6623316a23645ef4db8bbdfe01e05',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'7c0074e7e8d73c5cf929741580101c5667330da7c18a82dd76a71beef2a9e48d');
INSERT INTO event VALUES(2,'status_changed',1,1,NULL,'2026-11-01','2026-03-01','enrolled','inducted','enrolled->inducted',NULL,'','',1,X'27b5f065b4a756c88a66e3d3874066a2c7b6623316a23645ef4db8bbdfe01e05',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'a1c988ae0e9c962ed89afe572ac08c675c4ab045ecbab8489827d7f6827d9f2f');
INSERT INTO event VALUES(3,'case_opened',1,1,NULL,'2026-11-01','2026-04-01','inducted','accredited','inducted->accredited','2026-12-24','','',1,X'27b5f065b4a756c88a66e3d3874066a2c7b6623316a23645ef4db8bbdfe01e05',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'4fe3680a31940735052ff946512d6368b94b93f5dcc8626347cbcde82aa62f68');
INSERT INTO event VALUES(4,'entered',2,1,NULL,'2026-11-01','2026-02-01',NULL,'enrolled',NULL,NULL,'','',2,X'32fe6fb669111a9c6a97fc6371bd11cc266de23664c0eeb83a8fbfaf0740a503',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'2c36f7b261ad81c612592464680811b204b7823280539de234ccc6c21033171c');
INSERT INTO event VALUES(5,'status_changed',2,1,NULL,'2026-11-01','2026-03-01','enrolled','inducted','enrolled->inducted',NULL,'','',2,X'32fe6fb669111a9c6a97fc6371bd11cc266de23664c0eeb83a8fbfaf0740a503',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'6727284f30275c187f75523738bb96ff918f890062125b855ec21b8466766f1d');
INSERT INTO event VALUES(6,'case_opened',2,1,NULL,'2026-11-01','2026-04-01','inducted','accredited','inducted->accredited','2026-12-24','','',2,X'32fe6fb669111a9c6a97fc6371bd11cc266de23664c0eeb83a8fbfaf0740a503',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'7ddbeef4a849e7a4eda9a5aba405c967db887517ac9d73070ab5790c8b37c0a0');
INSERT INTO event VALUES(7,'entered',3,1,NULL,'2026-11-01','2026-02-01',NULL,'enrolled',NULL,NULL,'','',3,X'040ee5a34faf623d7028721b7018b31ae8fa9bd4d6eaa2dd0986cc1a912a73f6',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'3e859c3194a0bb30e6b0c313989c93c03f258fc404c69dc38e61eb34f339d327');
INSERT INTO event VALUES(8,'status_changed',3,1,NULL,'2026-11-01','2026-03-01','enrolled','inducted','enrolled->inducted',NULL,'','',3,X'040ee5a34faf623d7028721b7018b31ae8fa9bd4d6eaa2dd0986cc1a912a73f6',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'47376dcb9e985962d24f984ef4be097440830916c2c51547f39be91463938cb4');
INSERT INTO event VALUES(9,'case_opened',3,1,NULL,'2026-11-01','2026-04-01','inducted','accredited','inducted->accredited','2026-12-24','','',3,X'040ee5a34faf623d7028721b7018b31ae8fa9bd4d6eaa2dd0986cc1a912a73f6',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'1f10a024621070e7bdbfa562bd7117d59ec85a1f6c16f5bbd8c4240165cfa600');
INSERT INTO event VALUES(10,'no_longer_reported',3,NULL,2,'2026-11-05','2026-11-05',NULL,NULL,NULL,NULL,'','',NULL,NULL,NULL,X'e3942b6b555e8702b067e5327c50e23d3e866443cf1a18f79f10048b7ddefb2f');
INSERT INTO event VALUES(11,'reported_again',3,NULL,3,'2026-11-06','2026-11-06',NULL,NULL,NULL,NULL,'','',NULL,NULL,NULL,X'05f7b410e53c7b244f790b818d095d195863a190fd89712460e4cebf6479d1e4');
INSERT INTO event VALUES(12,'review_opened',2,2,NULL,'2026-11-09','2026-03-01',NULL,'inducted',NULL,NULL,'','seen again on 2026-11-09',4,X'3bf9fee6a319cc631183fef64ad6006bc5d0f19d4e0de524736d9a0979b4b0dc',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'0f17d442c3288ca7873ea4a1675d4ef44451ec9e40f25ff44946e98568938fe7');
INSERT INTO event VALUES(13,'review_opened',3,2,NULL,'2026-11-09','2026-03-01',NULL,'inducted',NULL,NULL,'','seen again on 2026-11-09',5,X'b90e66ff2d7a629f6d034cb7fe42839b90d5870f25707c96d1695a3445adb7de',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'27b74be72226c4e864644ff7a15119c39b03eadb372a4714ae86cedecb4d3bf3');
INSERT INTO event VALUES(14,'certified',2,3,NULL,'2026-11-09','2026-11-09','inducted','accredited','inducted->accredited',NULL,'Ann Officer','',4,X'3bf9fee6a319cc631183fef64ad6006bc5d0f19d4e0de524736d9a0979b4b0dc',X'4fc99dccf3f079f3b5521791b98e4d811cafdc01152ada4fad52dfc92918304d',X'6617cc7f683328f56660c72d106da4af2f985dba889eeceea0c6ff7d86b77323');
CREATE TABLE chain_head(
  name TEXT PRIMARY KEY,
  rows_ INTEGER NOT NULL,
  head BLOB NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO chain_head VALUES('event',14,X'6617cc7f683328f56660c72d106da4af2f985dba889eeceea0c6ff7d86b77323');
INSERT INTO chain_head VALUES('import',3,X'9ea45eb949436eb59a779bd07e095194caf226d1234af0ed99ee490fa92ca170');
INSERT INTO chain_head VALUES('participant_key',3,X'ba9e0c2afa06284de0e41e933cfb6520d7e23a9bf5dd4831a54d6722516b197c');
INSERT INTO chain_head VALUES('policy',1,X'b7f7a73585b52f38995fd5a40956312f973387dfd694ce263ddd9bd1f408b8e0');
INSERT INTO chain_head VALUES('policy_file',2,X'b6f2be8b526bf620891ab9d4ba6648c7fe5c86085e50236c983a2f1afac8e186');
INSERT INTO chain_head VALUES('programme',1,X'abdf4a3b493a238aa10cc29ca091578a6f692c74bce2fce65909d5d20909de9a');
INSERT INTO chain_head VALUES('record_schema',1,X'25aea01face0f0939aa113d9b71defac570725062893632932533c5a06e88a5f');
INSERT INTO chain_head VALUES('record_version',5,X'b90e66ff2d7a629f6d034cb7fe42839b90d5870f25707c96d1695a3445adb7de');
INSERT INTO chain_head VALUES('rejection',1,X'4fc3604f38db08b3721cca6e0e49e5c353a9f5acb14b9d402dc53282d87314f9');
INSERT INTO chain_head VALUES('run',2,X'1482da042b15bdc31673e0d73c2e39c29d7096ba408e8a308eba7a01ba84216f');
INSERT INTO chain_head VALUES('run_end',1,X'83976da854179479e00cb2b868228886bbd603d3ab23c29bbc13ecd8ed57e0c9');
INSERT INTO chain_head VALUES('settlement',3,X'f7265fd15c2fed8c118dd7e77ae8e5ef6f88eac02519f1363d006e42192df2d8');
INSERT INTO chain_head VALUES('status_name',5,X'061ee30cb3ff8c4f06883f29e6edca44c691e0a9d7cb0e49ccabfea3ffe3bc5e');
CREATE TABLE head(
  key INTEGER PRIMARY KEY,
  counts TEXT NOT NULL,
  head BLOB NOT NULL) STRICT;
INSERT INTO head VALUES(1,'1,2,1,1,5,3,3,5,1,2,1,3,14,0,0',X'5e14cb4b83ac1d46125707ebc2a2f4d1366c1df133a830ab0dcdfbed65f22491');
CREATE TABLE confirmation(
  key INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import DEFERRABLE INITIALLY DEFERRED,
  participants BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE council_participant(
  council TEXT NOT NULL,
  participant INTEGER NOT NULL,
  PRIMARY KEY(council, participant)) STRICT, WITHOUT ROWID;
INSERT INTO council_participant VALUES('cardiff',1);
INSERT INTO council_participant VALUES('cardiff',2);
INSERT INTO council_participant VALUES('cardiff',3);
CREATE TABLE not_reported(
  participant INTEGER PRIMARY KEY) STRICT;
CREATE TABLE headcount(
  programme INTEGER NOT NULL,
  status INTEGER NOT NULL,
  council TEXT NOT NULL,
  participants INTEGER NOT NULL,
  PRIMARY KEY(programme, status, council)) STRICT, WITHOUT ROWID;
INSERT INTO headcount VALUES(1,2,'cardiff',3);
CREATE TABLE learned(
  participant INTEGER PRIMARY KEY,
  known_from INTEGER NOT NULL,
  version INTEGER NOT NULL,
  latest_from INTEGER NOT NULL,
  council TEXT NOT NULL) STRICT;
CREATE TABLE version_before(
  version INTEGER PRIMARY KEY,
  before INTEGER NOT NULL,
  known_from INTEGER NOT NULL) STRICT;
INSERT INTO version_before VALUES(4,2,20727);
INSERT INTO version_before VALUES(5,3,20727);
CREATE TABLE standing(
  programme INTEGER NOT NULL,
  participant INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  known_from INTEGER NOT NULL,
  council TEXT NOT NULL,
  policy INTEGER NOT NULL,
  wake INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  status INTEGER,
  since TEXT,
  settled_through INTEGER,
  next_day INTEGER,
  stopped INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  state BLOB,
  PRIMARY KEY(programme, participant)) STRICT, WITHOUT ROWID;
INSERT INTO standing VALUES(1,1,'w1',1,20727,'cardiff',1,20858,1,2,'2026-03-01',20758,20858,0,1,0,X'0102018ac002000002c2c0020400010580c102acc4020196c5020000acc402f4c5020000');
INSERT INTO standing VALUES(1,2,'w2',4,20762,'cardiff',1,20866,3,2,'2026-03-01',20766,20866,0,1,1,X'0102018ac002000002c2c0020400010580c102acc4020196c502010b416e6e204f66666963657200bcc40284c6020101187365656e20616761696e206f6e20323032362d31312d3039');
INSERT INTO standing VALUES(1,3,'w3',5,20763,'cardiff',1,20866,2,2,'2026-03-01',20766,20866,0,1,1,X'0102018ac002000002c2c0020400010580c102acc4020196c5020000bcc40284c6020101187365656e20616761696e206f6e20323032362d31312d3039');
CREATE TABLE open_case(
  programme INTEGER NOT NULL,
  participant INTEGER NOT NULL,
  transition INTEGER NOT NULL,
  since TEXT NOT NULL,
  opened TEXT NOT NULL,
  due TEXT,
  certified_by TEXT NOT NULL,
  PRIMARY KEY(programme, participant, transition)) STRICT, WITHOUT ROWID;
INSERT INTO open_case VALUES(1,1,5,'2026-04-01','2026-11-01','2026-12-24','[]');
INSERT INTO open_case VALUES(1,2,5,'2026-04-01','2026-11-01','2026-12-24','["Ann Officer"]');
INSERT INTO open_case VALUES(1,3,5,'2026-04-01','2026-11-01','2026-12-24','[]');
CREATE TABLE intake_event(
  key INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  intake TEXT NOT NULL,
  kind TEXT NOT NULL,
  participant INTEGER REFERENCES participant_key,
  rests_on INTEGER NOT NULL REFERENCES policy,
  run INTEGER REFERENCES run,
  settlements INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  effective TEXT NOT NULL,
  due TEXT,
  rank INTEGER NOT NULL,
  keys TEXT NOT NULL,
  memberships TEXT NOT NULL,
  text TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  known_from INTEGER,
  hash BLOB NOT NULL) STRICT;
CREATE INDEX policy_file_by_policy ON policy_file(policy);
CREATE INDEX rejection_by_import ON rejection(import);
CREATE INDEX run_by_day ON run(as_of);
CREATE INDEX settlement_by_run ON settlement(run);
CREATE INDEX event_by_participant ON event(participant);
CREATE INDEX event_by_settlement ON event(settlement);
CREATE TRIGGER policy_no_update BEFORE UPDATE ON policy BEGIN SELECT RAISE(ABORT, 'the table `policy` only grows'); END;
CREATE TRIGGER policy_no_delete BEFORE DELETE ON policy BEGIN SELECT RAISE(ABORT, 'the table `policy` only grows'); END;
CREATE TRIGGER policy_file_no_update BEFORE UPDATE ON policy_file BEGIN SELECT RAISE(ABORT, 'the table `policy_file` only grows'); END;
CREATE TRIGGER policy_file_no_delete BEFORE DELETE ON policy_file BEGIN SELECT RAISE(ABORT, 'the table `policy_file` only grows'); END;
CREATE TRIGGER record_schema_no_update BEFORE UPDATE ON record_schema BEGIN SELECT RAISE(ABORT, 'the table `record_schema` only grows'); END;
CREATE TRIGGER record_schema_no_delete BEFORE DELETE ON record_schema BEGIN SELECT RAISE(ABORT, 'the table `record_schema` only grows'); END;
CREATE TRIGGER programme_no_update BEFORE UPDATE ON programme BEGIN SELECT RAISE(ABORT, 'the table `programme` only grows'); END;
CREATE TRIGGER programme_no_delete BEFORE DELETE ON programme BEGIN SELECT RAISE(ABORT, 'the table `programme` only grows'); END;
CREATE TRIGGER status_name_no_update BEFORE UPDATE ON status_name BEGIN SELECT RAISE(ABORT, 'the table `status_name` only grows'); END;
CREATE TRIGGER status_name_no_delete BEFORE DELETE ON status_name BEGIN SELECT RAISE(ABORT, 'the table `status_name` only grows'); END;
CREATE TRIGGER participant_key_no_update BEFORE UPDATE ON participant_key BEGIN SELECT RAISE(ABORT, 'the table `participant_key` only grows'); END;
CREATE TRIGGER participant_key_no_delete BEFORE DELETE ON participant_key BEGIN SELECT RAISE(ABORT, 'the table `participant_key` only grows'); END;
CREATE TRIGGER import_no_update BEFORE UPDATE ON import BEGIN SELECT RAISE(ABORT, 'the table `import` only grows'); END;
CREATE TRIGGER import_no_delete BEFORE DELETE ON import BEGIN SELECT RAISE(ABORT, 'the table `import` only grows'); END;
CREATE TRIGGER record_version_no_update BEFORE UPDATE ON record_version BEGIN SELECT RAISE(ABORT, 'the table `record_version` only grows'); END;
CREATE TRIGGER record_version_no_delete BEFORE DELETE ON record_version BEGIN SELECT RAISE(ABORT, 'the table `record_version` only grows'); END;
CREATE TRIGGER rejection_no_update BEFORE UPDATE ON rejection BEGIN SELECT RAISE(ABORT, 'the table `rejection` only grows'); END;
CREATE TRIGGER rejection_no_delete BEFORE DELETE ON rejection BEGIN SELECT RAISE(ABORT, 'the table `rejection` only grows'); END;
CREATE TRIGGER run_no_update BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the table `run` only grows'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'the table `run` only grows'); END;
CREATE TRIGGER run_end_no_update BEFORE UPDATE ON run_end BEGIN SELECT RAISE(ABORT, 'the table `run_end` only grows'); END;
CREATE TRIGGER run_end_no_delete BEFORE DELETE ON run_end BEGIN SELECT RAISE(ABORT, 'the table `run_end` only grows'); END;
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'the table `settlement` only grows'); END;
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'the table `settlement` only grows'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the table `event` only grows'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the table `event` only grows'); END;
CREATE TRIGGER head_no_update BEFORE UPDATE ON head BEGIN SELECT RAISE(ABORT, 'the table `head` only grows'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the table `head` only grows'); END;
CREATE INDEX confirmation_by_import ON confirmation(import);
CREATE INDEX import_by_received ON import(received);
CREATE TRIGGER confirmation_no_update BEFORE UPDATE ON confirmation BEGIN SELECT RAISE(ABORT, 'the table `confirmation` only grows'); END;
CREATE TRIGGER confirmation_no_delete BEFORE DELETE ON confirmation BEGIN SELECT RAISE(ABORT, 'the table `confirmation` only grows'); END;
CREATE INDEX import_by_council ON import(council, received) WHERE full_return = 1;
CREATE INDEX standing_by_wake ON standing(programme, policy, wake);
CREATE INDEX standing_by_reviews ON standing(participant) WHERE reviews > 0;
CREATE VIEW participant_now AS SELECT k.key AS participant, ifnull(l.council, s.council) AS council, ifnull(l.version, s.version) AS version, ifnull(l.latest_from, s.known_from) AS known_from, r.participant IS NULL AS reported FROM participant_key k NOT INDEXED LEFT JOIN learned l ON l.participant = k.key LEFT JOIN standing s ON s.programme = 1 AND s.participant = k.key LEFT JOIN not_reported r ON r.participant = k.key;
CREATE INDEX intake_event_by_intake ON intake_event(policy, intake);
CREATE INDEX intake_event_by_participant ON intake_event(participant) WHERE known_from IS NOT NULL;
CREATE TRIGGER intake_event_no_update BEFORE UPDATE ON intake_event BEGIN SELECT RAISE(ABORT, 'the table `intake_event` only grows'); END;
CREATE TRIGGER intake_event_no_delete BEFORE DELETE ON intake_event BEGIN SELECT RAISE(ABORT, 'the table `intake_event` only grows'); END;
CREATE VIEW "participant" AS SELECT n.participant AS register_key, k.id AS register_id, n.council AS register_council, n.reported AS register_reported, i.received AS register_received, r.c0 AS "id", r.c1 AS "role", r.c2 AS "appointed" FROM participant_now n JOIN participant_key k ON k.key = n.participant JOIN record_version v ON v.key = n.version JOIN import i ON i.key = v.import JOIN record_schema s ON s.key = v.record_schema JOIN record_schema w ON w.key = (SELECT max(key) FROM record_schema) JOIN safon_rows r ON r.document = v.document AND r.schema = s.json AND r.wanted = w.json AND r.list = 0;
CREATE VIEW "activities" AS SELECT n.participant AS register_key, k.id AS register_id, n.council AS register_council, n.reported AS register_reported, i.received AS register_received, r.row AS row_number, r.parent_row AS parent_row_number, r.c0 AS "hours", r.c1 AS "held", r.c2 AS "note" FROM participant_now n JOIN participant_key k ON k.key = n.participant JOIN record_version v ON v.key = n.version JOIN import i ON i.key = v.import JOIN record_schema s ON s.key = v.record_schema JOIN record_schema w ON w.key = (SELECT max(key) FROM record_schema) JOIN safon_rows r ON r.document = v.document AND r.schema = s.json AND r.wanted = w.json AND r.list = 1;
COMMIT;
