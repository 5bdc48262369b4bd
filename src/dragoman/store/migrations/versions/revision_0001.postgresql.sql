CREATE TABLE documents (
  number BIGSERIAL NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  variant_of BIGINT,
  title TEXT COLLATE "C",
  publisher TEXT COLLATE "C",
  url TEXT COLLATE "C",
  published TEXT COLLATE "C",
  day TEXT COLLATE "C",
  place TEXT COLLATE "C",
  place_country TEXT COLLATE "C",
  place_lat FLOAT,
  place_lon FLOAT,
  place_start INTEGER,
  place_end INTEGER,
  place_words TEXT COLLATE "C",
  language TEXT COLLATE "C",
  body_at INTEGER NOT NULL,
  added TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_documents PRIMARY KEY (number),
  CONSTRAINT uq_documents_id UNIQUE (id),
  CONSTRAINT fk_documents_variant_of FOREIGN KEY(variant_of) REFERENCES documents (number)
)
--
CREATE INDEX ix_documents_day ON documents (day)
--
CREATE INDEX ix_documents_variant_of ON documents (variant_of)
--
CREATE TABLE events (
  number BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  act TEXT COLLATE "C" NOT NULL,
  channel TEXT COLLATE "C",
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  precision TEXT COLLATE "C",
  date_words TEXT COLLATE "C",
  date_anchor TEXT COLLATE "C",
  date_reason TEXT COLLATE "C",
  place TEXT COLLATE "C",
  place_country TEXT COLLATE "C",
  certainty TEXT COLLATE "C" NOT NULL,
  background BOOLEAN NOT NULL,
  contested BOOLEAN NOT NULL,
  dated BOOLEAN NOT NULL,
  initiator TEXT COLLATE "C",
  sources INTEGER NOT NULL,
  plover TEXT COLLATE "C",
  cameo TEXT COLLATE "C",
  quad INTEGER,
  goldstein FLOAT,
  confidence FLOAT NOT NULL,
  CONSTRAINT pk_events PRIMARY KEY (number),
  CONSTRAINT uq_events_id UNIQUE (id)
)
--
CREATE INDEX ix_events_act ON events (act, day, number)
--
CREATE INDEX ix_events_day ON events (day, number)
--
CREATE TABLE feeds (
  url TEXT COLLATE "C" NOT NULL,
  due FLOAT NOT NULL,
  looked FLOAT,
  failures INTEGER NOT NULL,
  etag TEXT COLLATE "C",
  modified TEXT COLLATE "C",
  CONSTRAINT pk_feeds PRIMARY KEY (url)
)
--
CREATE TABLE fresh (
  number BIGSERIAL NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  item BIGINT NOT NULL,
  CONSTRAINT pk_fresh PRIMARY KEY (number)
)
--
CREATE INDEX ix_fresh_kind ON fresh (kind, item)
--
CREATE TABLE items (
  kind TEXT COLLATE "C" NOT NULL,
  item BIGINT NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_items PRIMARY KEY (kind, item)
)
--
CREATE TABLE judgements (
  number BIGSERIAL NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  verdict TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  who TEXT COLLATE "C" NOT NULL,
  made TEXT COLLATE "C" NOT NULL,
  why TEXT COLLATE "C",
  other TEXT COLLATE "C",
  field TEXT COLLATE "C",
  value TEXT COLLATE "C",
  anchor_document TEXT COLLATE "C",
  anchor_start INTEGER,
  anchor_end INTEGER,
  CONSTRAINT pk_judgements PRIMARY KEY (number),
  CONSTRAINT uq_judgements_id UNIQUE (id)
)
--
CREATE TABLE merge_keys (
  key BIGINT NOT NULL,
  item BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_merge_keys PRIMARY KEY (key, item)
)
--
CREATE INDEX ix_merge_keys_item ON merge_keys (item, kind)
--
CREATE TABLE people (
  number BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  gender TEXT COLLATE "C",
  documents INTEGER NOT NULL,
  CONSTRAINT pk_people PRIMARY KEY (number)
)
--
CREATE INDEX ix_people_country ON people (country)
--
CREATE INDEX ix_people_documents ON people (documents)
--
CREATE INDEX ix_people_id ON people (id)
--
CREATE INDEX ix_people_kind ON people (kind)
--
CREATE TABLE provenance (
  number BIGSERIAL NOT NULL,
  mark TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_provenance PRIMARY KEY (number),
  CONSTRAINT uq_provenance_mark UNIQUE (mark)
)
--
CREATE TABLE refused (
  name TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C",
  problem TEXT COLLATE "C" NOT NULL,
  remedy TEXT COLLATE "C" NOT NULL,
  tries INTEGER NOT NULL,
  first TEXT COLLATE "C" NOT NULL,
  last TEXT COLLATE "C" NOT NULL,
  given TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_refused PRIMARY KEY (name)
)
--
CREATE INDEX ix_refused_source ON refused (source)
--
CREATE TABLE seats (
  kind TEXT COLLATE "C" NOT NULL,
  one TEXT COLLATE "C" NOT NULL,
  other TEXT COLLATE "C" NOT NULL,
  since TEXT COLLATE "C" NOT NULL,
  merged BIGINT NOT NULL,
  until TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_seats PRIMARY KEY (kind, one, other, since, merged)
)
--
CREATE INDEX ix_seats_merged ON seats (merged, kind)
--
CREATE TABLE signatures (
  number BIGSERIAL NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  office TEXT COLLATE "C",
  known TEXT COLLATE "C",
  gender TEXT COLLATE "C",
  since TEXT COLLATE "C",
  until TEXT COLLATE "C",
  documents INTEGER NOT NULL,
  CONSTRAINT pk_signatures PRIMARY KEY (number),
  CONSTRAINT uq_signatures_id UNIQUE (id)
)
--
CREATE TABLE stories (
  number BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  documents INTEGER NOT NULL,
  CONSTRAINT pk_stories PRIMARY KEY (number),
  CONSTRAINT uq_stories_id UNIQUE (id)
)
--
CREATE TABLE actors (
  number BIGINT NOT NULL,
  document BIGINT NOT NULL,
  signature BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  gender TEXT COLLATE "C",
  office TEXT COLLATE "C",
  office_body TEXT COLLATE "C",
  office_country TEXT COLLATE "C",
  office_since TEXT COLLATE "C",
  office_until TEXT COLLATE "C",
  office_basis TEXT COLLATE "C",
  reason TEXT COLLATE "C",
  CONSTRAINT pk_actors PRIMARY KEY (number),
  CONSTRAINT fk_actors_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT fk_actors_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_actors_signature ON actors (signature)
--
CREATE TABLE debts (
  number BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  document BIGINT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  made_first_day TEXT COLLATE "C",
  made_last_day TEXT COLLATE "C",
  made_precision TEXT COLLATE "C",
  made_date_words TEXT COLLATE "C",
  made_date_anchor TEXT COLLATE "C",
  made_date_reason TEXT COLLATE "C",
  due_first_day TEXT COLLATE "C",
  due_last_day TEXT COLLATE "C",
  due_precision TEXT COLLATE "C",
  due_date_words TEXT COLLATE "C",
  due_date_anchor TEXT COLLATE "C",
  due_date_reason TEXT COLLATE "C",
  status TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_debts PRIMARY KEY (number),
  CONSTRAINT uq_debts_id UNIQUE (id),
  CONSTRAINT fk_debts_document FOREIGN KEY(document) REFERENCES documents (number)
)
--
CREATE INDEX ix_debts_day ON debts (day)
--
CREATE INDEX ix_debts_document ON debts (document)
--
CREATE TABLE event_countries (
  country TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  event BIGINT NOT NULL,
  CONSTRAINT pk_event_countries PRIMARY KEY (country, day, event),
  CONSTRAINT fk_event_countries_event FOREIGN KEY(event) REFERENCES events (number)
)
--
CREATE INDEX ix_event_countries_event ON event_countries (event)
--
CREATE TABLE event_dyads (
  one TEXT COLLATE "C" NOT NULL,
  other TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  event BIGINT NOT NULL,
  act TEXT COLLATE "C" NOT NULL,
  channel TEXT COLLATE "C",
  certainty TEXT COLLATE "C" NOT NULL,
  background BOOLEAN NOT NULL,
  quad INTEGER,
  goldstein FLOAT,
  CONSTRAINT pk_event_dyads PRIMARY KEY (one, other, day, event),
  CONSTRAINT fk_event_dyads_event FOREIGN KEY(event) REFERENCES events (number)
)
--
CREATE INDEX ix_event_dyads_event ON event_dyads (event)
--
CREATE TABLE event_parties (
  event BIGINT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  signature BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  known TEXT COLLATE "C",
  office TEXT COLLATE "C",
  day TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_event_parties PRIMARY KEY (event, position),
  CONSTRAINT fk_event_parties_event FOREIGN KEY(event) REFERENCES events (number),
  CONSTRAINT fk_event_parties_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_event_parties_signature ON event_parties (signature, day, event)
--
CREATE TABLE event_unsure (
  event BIGINT NOT NULL,
  position INTEGER NOT NULL,
  other TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_event_unsure PRIMARY KEY (event, position),
  CONSTRAINT fk_event_unsure_event FOREIGN KEY(event) REFERENCES events (number)
)
--
CREATE TABLE feed_entries (
  feed TEXT COLLATE "C" NOT NULL,
  position INTEGER NOT NULL,
  entry TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_feed_entries PRIMARY KEY (feed, position),
  CONSTRAINT fk_feed_entries_feed FOREIGN KEY(feed) REFERENCES feeds (url)
)
--
CREATE TABLE judgement_targets (
  judgement BIGINT NOT NULL,
  side TEXT COLLATE "C" NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_judgement_targets PRIMARY KEY (judgement, side),
  CONSTRAINT fk_judgement_targets_judgement FOREIGN KEY(judgement) REFERENCES judgements (number)
)
--
CREATE INDEX ix_judgement_targets_target ON judgement_targets (target)
--
CREATE TABLE owed (
  number BIGINT NOT NULL,
  document BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  publisher TEXT COLLATE "C",
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  made_first_day TEXT COLLATE "C",
  made_last_day TEXT COLLATE "C",
  made_precision TEXT COLLATE "C",
  made_date_words TEXT COLLATE "C",
  made_date_anchor TEXT COLLATE "C",
  made_date_reason TEXT COLLATE "C",
  due_first_day TEXT COLLATE "C",
  due_last_day TEXT COLLATE "C",
  due_precision TEXT COLLATE "C",
  due_date_words TEXT COLLATE "C",
  due_date_anchor TEXT COLLATE "C",
  due_date_reason TEXT COLLATE "C",
  CONSTRAINT pk_owed PRIMARY KEY (number),
  CONSTRAINT fk_owed_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT uq_owed_id UNIQUE (id)
)
--
CREATE TABLE person_aliases (
  person BIGINT NOT NULL,
  position INTEGER NOT NULL,
  alias TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_person_aliases PRIMARY KEY (person, position),
  CONSTRAINT fk_person_aliases_person FOREIGN KEY(person) REFERENCES people (number)
)
--
CREATE TABLE person_signatures (
  signature BIGINT NOT NULL,
  person BIGINT NOT NULL,
  component TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_person_signatures PRIMARY KEY (signature),
  CONSTRAINT fk_person_signatures_signature FOREIGN KEY(signature) REFERENCES signatures (number),
  CONSTRAINT fk_person_signatures_person FOREIGN KEY(person) REFERENCES people (number)
)
--
CREATE INDEX ix_person_signatures_component ON person_signatures (component)
--
CREATE INDEX ix_person_signatures_person ON person_signatures (person)
--
CREATE TABLE person_unsure (
  person BIGINT NOT NULL,
  position INTEGER NOT NULL,
  other TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_person_unsure PRIMARY KEY (person, position),
  CONSTRAINT fk_person_unsure_person FOREIGN KEY(person) REFERENCES people (number)
)
--
CREATE TABLE person_words (
  word TEXT COLLATE "C" NOT NULL,
  person BIGINT NOT NULL,
  CONSTRAINT pk_person_words PRIMARY KEY (word, person),
  CONSTRAINT fk_person_words_person FOREIGN KEY(person) REFERENCES people (number)
)
--
CREATE INDEX ix_person_words_person ON person_words (person)
--
CREATE TABLE provenance_values (
  provenance BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_provenance_values PRIMARY KEY (provenance, name),
  CONSTRAINT fk_provenance_values_provenance FOREIGN KEY(provenance) REFERENCES provenance (number)
)
--
CREATE TABLE publications (
  document BIGINT NOT NULL,
  mark BIGINT NOT NULL,
  publisher TEXT COLLATE "C",
  url TEXT COLLATE "C",
  published TEXT COLLATE "C",
  title TEXT COLLATE "C",
  CONSTRAINT pk_publications PRIMARY KEY (document, mark),
  CONSTRAINT fk_publications_document FOREIGN KEY(document) REFERENCES documents (number)
)
--
CREATE INDEX ix_publications_publisher ON publications (publisher)
--
CREATE TABLE readings (
  document BIGINT NOT NULL,
  provenance BIGINT NOT NULL,
  read TEXT COLLATE "C" NOT NULL,
  compressed BYTEA NOT NULL,
  CONSTRAINT pk_readings PRIMARY KEY (document),
  CONSTRAINT fk_readings_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT fk_readings_provenance FOREIGN KEY(provenance) REFERENCES provenance (number)
)
--
CREATE INDEX ix_readings_provenance ON readings (provenance)
--
CREATE TABLE reports (
  number BIGINT NOT NULL,
  document BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  act TEXT COLLATE "C" NOT NULL,
  family TEXT COLLATE "C" NOT NULL,
  channel TEXT COLLATE "C",
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  precision TEXT COLLATE "C",
  date_words TEXT COLLATE "C",
  date_anchor TEXT COLLATE "C",
  date_reason TEXT COLLATE "C",
  place TEXT COLLATE "C",
  place_country TEXT COLLATE "C",
  certainty TEXT COLLATE "C" NOT NULL,
  background BOOLEAN NOT NULL,
  initiator TEXT COLLATE "C",
  publisher TEXT COLLATE "C",
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  plover TEXT COLLATE "C",
  plover_mode TEXT COLLATE "C",
  cameo TEXT COLLATE "C",
  quad INTEGER,
  goldstein FLOAT,
  made_by TEXT COLLATE "C",
  confidence FLOAT NOT NULL,
  CONSTRAINT pk_reports PRIMARY KEY (number),
  CONSTRAINT fk_reports_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT uq_reports_id UNIQUE (id)
)
--
CREATE TABLE sketches (
  value BIGINT NOT NULL,
  document BIGINT NOT NULL,
  CONSTRAINT pk_sketches PRIMARY KEY (value, document),
  CONSTRAINT fk_sketches_document FOREIGN KEY(document) REFERENCES documents (number)
)
--
CREATE TABLE statements (
  number BIGINT NOT NULL,
  document BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  act TEXT COLLATE "C" NOT NULL,
  manner TEXT COLLATE "C" NOT NULL,
  unattributed BOOLEAN NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  precision TEXT COLLATE "C",
  date_words TEXT COLLATE "C",
  date_anchor TEXT COLLATE "C",
  date_reason TEXT COLLATE "C",
  made_by TEXT COLLATE "C" NOT NULL,
  confidence FLOAT NOT NULL,
  reason TEXT COLLATE "C",
  CONSTRAINT pk_statements PRIMARY KEY (number),
  CONSTRAINT fk_statements_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT uq_statements_id UNIQUE (id)
)
--
CREATE INDEX ix_statements_day ON statements (day, number)
--
CREATE TABLE story_documents (
  document BIGINT NOT NULL,
  story BIGINT NOT NULL,
  component TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_story_documents PRIMARY KEY (document),
  CONSTRAINT fk_story_documents_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT fk_story_documents_story FOREIGN KEY(story) REFERENCES stories (number)
)
--
CREATE INDEX ix_story_documents_component ON story_documents (component)
--
CREATE INDEX ix_story_documents_story ON story_documents (story)
--
CREATE TABLE tenures (
  person BIGINT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C",
  country TEXT COLLATE "C",
  since TEXT COLLATE "C",
  until TEXT COLLATE "C",
  basis TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_tenures PRIMARY KEY (person, position),
  CONSTRAINT fk_tenures_person FOREIGN KEY(person) REFERENCES people (number)
)
--
CREATE TABLE texts (
  document BIGINT NOT NULL,
  text TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_texts PRIMARY KEY (document),
  CONSTRAINT fk_texts_document FOREIGN KEY(document) REFERENCES documents (number)
)
--
CREATE TABLE actor_members (
  actor BIGINT NOT NULL,
  position INTEGER NOT NULL,
  member BIGINT,
  CONSTRAINT pk_actor_members PRIMARY KEY (actor, position),
  CONSTRAINT fk_actor_members_actor FOREIGN KEY(actor) REFERENCES actors (number),
  CONSTRAINT fk_actor_members_member FOREIGN KEY(member) REFERENCES actors (number)
)
--
CREATE INDEX ix_actor_members_member ON actor_members (member)
--
CREATE TABLE addressees (
  statement BIGINT NOT NULL,
  position INTEGER NOT NULL,
  actor BIGINT,
  signature BIGINT NOT NULL,
  country TEXT COLLATE "C",
  CONSTRAINT pk_addressees PRIMARY KEY (statement, position),
  CONSTRAINT fk_addressees_statement FOREIGN KEY(statement) REFERENCES statements (number),
  CONSTRAINT fk_addressees_actor FOREIGN KEY(actor) REFERENCES actors (number),
  CONSTRAINT fk_addressees_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_addressees_actor ON addressees (actor)
--
CREATE INDEX ix_addressees_signature ON addressees (signature)
--
CREATE TABLE debt_owed (
  owed BIGINT NOT NULL,
  debt BIGINT NOT NULL,
  component TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_debt_owed PRIMARY KEY (owed),
  CONSTRAINT fk_debt_owed_owed FOREIGN KEY(owed) REFERENCES owed (number),
  CONSTRAINT fk_debt_owed_debt FOREIGN KEY(debt) REFERENCES debts (number)
)
--
CREATE INDEX ix_debt_owed_component ON debt_owed (component)
--
CREATE INDEX ix_debt_owed_debt ON debt_owed (debt)
--
CREATE TABLE debt_parties (
  debt BIGINT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  signature BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  known TEXT COLLATE "C",
  office TEXT COLLATE "C",
  day TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_debt_parties PRIMARY KEY (debt, position),
  CONSTRAINT fk_debt_parties_debt FOREIGN KEY(debt) REFERENCES debts (number),
  CONSTRAINT fk_debt_parties_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_debt_parties_country ON debt_parties (country, day, debt)
--
CREATE INDEX ix_debt_parties_signature ON debt_parties (signature)
--
CREATE TABLE debt_step_spans (
  debt BIGINT NOT NULL,
  position INTEGER NOT NULL,
  step INTEGER NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_debt_step_spans PRIMARY KEY (debt, position),
  CONSTRAINT fk_debt_step_spans_debt FOREIGN KEY(debt) REFERENCES debts (number)
)
--
CREATE TABLE debt_steps (
  debt BIGINT NOT NULL,
  position INTEGER NOT NULL,
  status TEXT COLLATE "C" NOT NULL,
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  precision TEXT COLLATE "C",
  date_words TEXT COLLATE "C",
  date_anchor TEXT COLLATE "C",
  date_reason TEXT COLLATE "C",
  document BIGINT NOT NULL,
  event TEXT COLLATE "C",
  confidence FLOAT NOT NULL,
  reason TEXT COLLATE "C",
  CONSTRAINT pk_debt_steps PRIMARY KEY (debt, position),
  CONSTRAINT fk_debt_steps_debt FOREIGN KEY(debt) REFERENCES debts (number),
  CONSTRAINT fk_debt_steps_document FOREIGN KEY(document) REFERENCES documents (number)
)
--
CREATE INDEX ix_debt_steps_document ON debt_steps (document)
--
CREATE TABLE event_reports (
  report BIGINT NOT NULL,
  event BIGINT NOT NULL,
  component TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_event_reports PRIMARY KEY (report),
  CONSTRAINT fk_event_reports_report FOREIGN KEY(report) REFERENCES reports (number),
  CONSTRAINT fk_event_reports_event FOREIGN KEY(event) REFERENCES events (number)
)
--
CREATE INDEX ix_event_reports_component ON event_reports (component)
--
CREATE INDEX ix_event_reports_event ON event_reports (event)
--
CREATE TABLE owed_parties (
  owed BIGINT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  signature BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  CONSTRAINT pk_owed_parties PRIMARY KEY (owed, position),
  CONSTRAINT fk_owed_parties_owed FOREIGN KEY(owed) REFERENCES owed (number),
  CONSTRAINT fk_owed_parties_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_owed_parties_signature ON owed_parties (signature)
--
CREATE TABLE positions (
  number BIGINT NOT NULL,
  document BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  stance TEXT COLLATE "C" NOT NULL,
  topic TEXT COLLATE "C",
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  statement BIGINT,
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  precision TEXT COLLATE "C",
  date_words TEXT COLLATE "C",
  date_anchor TEXT COLLATE "C",
  date_reason TEXT COLLATE "C",
  CONSTRAINT pk_positions PRIMARY KEY (number),
  CONSTRAINT fk_positions_document FOREIGN KEY(document) REFERENCES documents (number),
  CONSTRAINT uq_positions_id UNIQUE (id),
  CONSTRAINT fk_positions_statement FOREIGN KEY(statement) REFERENCES statements (number)
)
--
CREATE INDEX ix_positions_day ON positions (day)
--
CREATE INDEX ix_positions_statement ON positions (statement)
--
CREATE INDEX ix_positions_topic ON positions (topic)
--
CREATE TABLE report_parties (
  report BIGINT NOT NULL,
  position INTEGER NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  signature BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  office TEXT COLLATE "C",
  CONSTRAINT pk_report_parties PRIMARY KEY (report, position),
  CONSTRAINT fk_report_parties_report FOREIGN KEY(report) REFERENCES reports (number),
  CONSTRAINT fk_report_parties_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_report_parties_signature ON report_parties (signature)
--
CREATE TABLE report_spans (
  report BIGINT NOT NULL,
  position INTEGER NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_report_spans PRIMARY KEY (report, position),
  CONSTRAINT fk_report_spans_report FOREIGN KEY(report) REFERENCES reports (number)
)
--
CREATE TABLE report_statements (
  report BIGINT NOT NULL,
  position INTEGER NOT NULL,
  statement BIGINT,
  CONSTRAINT pk_report_statements PRIMARY KEY (report, position),
  CONSTRAINT fk_report_statements_report FOREIGN KEY(report) REFERENCES reports (number),
  CONSTRAINT fk_report_statements_statement FOREIGN KEY(statement) REFERENCES statements (number)
)
--
CREATE INDEX ix_report_statements_statement ON report_statements (statement)
--
CREATE TABLE speakers (
  statement BIGINT NOT NULL,
  position INTEGER NOT NULL,
  actor BIGINT,
  signature BIGINT NOT NULL,
  country TEXT COLLATE "C",
  day TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_speakers PRIMARY KEY (statement, position),
  CONSTRAINT fk_speakers_statement FOREIGN KEY(statement) REFERENCES statements (number),
  CONSTRAINT fk_speakers_actor FOREIGN KEY(actor) REFERENCES actors (number),
  CONSTRAINT fk_speakers_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_speakers_actor ON speakers (actor)
--
CREATE INDEX ix_speakers_country ON speakers (country, day, statement)
--
CREATE INDEX ix_speakers_signature ON speakers (signature, day, statement)
--
CREATE TABLE statement_spans (
  statement BIGINT NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  position INTEGER NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_statement_spans PRIMARY KEY (statement, role, position),
  CONSTRAINT fk_statement_spans_statement FOREIGN KEY(statement) REFERENCES statements (number)
)
--
CREATE TABLE statement_topics (
  statement BIGINT NOT NULL,
  position INTEGER NOT NULL,
  topic TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_statement_topics PRIMARY KEY (statement, position),
  CONSTRAINT fk_statement_topics_statement FOREIGN KEY(statement) REFERENCES statements (number)
)
--
CREATE INDEX ix_statement_topics_topic ON statement_topics (topic)
--
CREATE TABLE statement_voices (
  statement BIGINT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_statement_voices PRIMARY KEY (statement, position),
  CONSTRAINT fk_statement_voices_statement FOREIGN KEY(statement) REFERENCES statements (number)
)
--
CREATE TABLE position_about (
  taken BIGINT NOT NULL,
  position INTEGER NOT NULL,
  actor BIGINT,
  signature BIGINT NOT NULL,
  country TEXT COLLATE "C",
  CONSTRAINT pk_position_about PRIMARY KEY (taken, position),
  CONSTRAINT fk_position_about_taken FOREIGN KEY(taken) REFERENCES positions (number),
  CONSTRAINT fk_position_about_actor FOREIGN KEY(actor) REFERENCES actors (number),
  CONSTRAINT fk_position_about_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_position_about_actor ON position_about (actor)
--
CREATE INDEX ix_position_about_signature ON position_about (signature)
--
CREATE TABLE position_holders (
  taken BIGINT NOT NULL,
  position INTEGER NOT NULL,
  actor BIGINT,
  signature BIGINT NOT NULL,
  country TEXT COLLATE "C",
  CONSTRAINT pk_position_holders PRIMARY KEY (taken, position),
  CONSTRAINT fk_position_holders_taken FOREIGN KEY(taken) REFERENCES positions (number),
  CONSTRAINT fk_position_holders_actor FOREIGN KEY(actor) REFERENCES actors (number),
  CONSTRAINT fk_position_holders_signature FOREIGN KEY(signature) REFERENCES signatures (number)
)
--
CREATE INDEX ix_position_holders_actor ON position_holders (actor)
--
CREATE INDEX ix_position_holders_signature ON position_holders (signature)
--
CREATE TEXT SEARCH DICTIONARY record_stems (TEMPLATE = snowball, Language = english)
--
CREATE TEXT SEARCH CONFIGURATION record_words (COPY = pg_catalog.english)
--
ALTER TEXT SEARCH CONFIGURATION record_words ALTER MAPPING REPLACE english_stem WITH record_stems
--
CREATE TABLE document_words (
  document BIGINT NOT NULL PRIMARY KEY REFERENCES documents (number), words TSVECTOR NOT NULL)
--
CREATE INDEX ix_document_words ON document_words USING gin (words)
--
CREATE TABLE statement_words (
  statement BIGINT NOT NULL PRIMARY KEY REFERENCES statements (number), words TSVECTOR NOT NULL)
--
CREATE INDEX ix_statement_words ON statement_words USING gin (words)
--
CREATE VIEW timeline AS
SELECT e.day, e.first_day, e.last_day, e.precision, e.act, e.channel,
  (SELECT string_agg(p.name, ', ' ORDER BY p.position) FROM event_parties p WHERE p.event = e.number AND p.role = 'actor') AS actors,
  (SELECT string_agg(p.name, ', ' ORDER BY p.position) FROM event_parties p WHERE p.event = e.number AND p.role = 'recipient') AS recipients,
  e.place, e.certainty, e.background, e.contested, e.sources, e.id, e.number
FROM events e
--
CREATE VIEW statements_said AS
SELECT s.day, (SELECT string_agg(p.name, ', ' ORDER BY k.position) FROM speakers k JOIN actors p ON p.number = k.actor
  WHERE k.statement = s.number) AS speakers, s.act, s.manner, s.words, d.publisher, d.title, d.url, s.id, s.number
FROM statements s JOIN documents d ON d.number = s.document
--
CREATE VIEW reports_told AS
SELECT d.day AS published, r.first_day, r.last_day, r.act, r.channel,
  (SELECT string_agg(p.name, ', ' ORDER BY p.position) FROM report_parties p WHERE p.report = r.number) AS parties,
  r.place, r.certainty, r.background, r.words, d.publisher, d.title, d.url,
  (SELECT e.id FROM event_reports m JOIN events e ON e.number = m.event WHERE m.report = r.number) AS event,
  r.id, r.number
FROM reports r JOIN documents d ON d.number = r.document
--
CREATE VIEW commitments AS
SELECT b.day, b.kind, b.status,
  (SELECT string_agg(p.name, ', ' ORDER BY p.position) FROM debt_parties p WHERE p.debt = b.number AND p.role = 'giver') AS givers,
  (SELECT string_agg(p.name, ', ' ORDER BY p.position) FROM debt_parties p WHERE p.debt = b.number AND p.role = 'taker') AS takers,
  b.words AS what, b.due_first_day, b.due_last_day, d.publisher, d.url, b.id, b.number
FROM debts b JOIN documents d ON d.number = b.document
--
CREATE VIEW positions_taken AS
SELECT t.day, (SELECT string_agg(p.name, ', ' ORDER BY h.position) FROM position_holders h JOIN actors p ON p.number = h.actor
  WHERE h.taken = t.number) AS holders, t.stance, t.topic, t.words, d.publisher, d.url, t.id, t.number
FROM positions t JOIN documents d ON d.number = t.document
--
CREATE VIEW offices_held AS
SELECT p.name, t.title, t.body, t.country, t.since, t.until, t.basis, p.id
FROM tenures t JOIN people p ON p.number = t.person
