DROP INDEX ix_events_day
--
CREATE INDEX ix_events_day ON events (day, number, dated, first_day, last_day, certainty, background, channel)
--
CREATE INDEX ix_events_place ON events (place, place_country, certainty, background, channel, dated, day, first_day, last_day)
