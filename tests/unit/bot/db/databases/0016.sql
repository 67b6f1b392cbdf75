BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0016');
CREATE TABLE appeals (
	id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	opened_at DOUBLE NOT NULL, 
	notice_channel_id BIGINT, 
	notice_message_id BIGINT, 
	decided_by BIGINT, 
	decided_at DOUBLE, 
	leased_until DOUBLE, 
	user_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	words TEXT NOT NULL, 
	job_id VARCHAR(32), reason TEXT, 
	CONSTRAINT pk_appeals PRIMARY KEY (id)
);
CREATE TABLE blocks (
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	blocked_by BIGINT NOT NULL, 
	blocked_at DOUBLE NOT NULL, 
	expires_at DOUBLE, had_drawn BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_blocks PRIMARY KEY (guild_id, user_id)
);
CREATE TABLE charges (
	job_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT, 
	channel_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	charged_at DOUBLE NOT NULL, 
	images INTEGER NOT NULL, 
	price_micros BIGINT NOT NULL, 
	ended_at DOUBLE, 
	is_refunded BOOLEAN DEFAULT 0 NOT NULL, is_paid BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_charges PRIMARY KEY (job_id)
);
CREATE TABLE drafts (
	id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	created_at DOUBLE NOT NULL, 
	body TEXT NOT NULL, 
	taken_at DOUBLE, 
	CONSTRAINT pk_drafts PRIMARY KEY (id)
);
CREATE TABLE erasures (
	id VARCHAR(38) NOT NULL, 
	user_id BIGINT NOT NULL, 
	ordered_at DOUBLE NOT NULL, 
	CONSTRAINT pk_erasures PRIMARY KEY (id)
);
CREATE TABLE events (
	id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	happened_at DOUBLE NOT NULL, 
	kind TEXT NOT NULL, 
	actor_id BIGINT, 
	user_id BIGINT, 
	channel_id BIGINT, 
	job_id VARCHAR(32), 
	facts TEXT NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id)
);
CREATE TABLE favourites (
	user_id BIGINT NOT NULL, 
	job_id VARCHAR(32) NOT NULL, 
	added_at DOUBLE NOT NULL, 
	CONSTRAINT pk_favourites PRIMARY KEY (user_id, job_id), 
	CONSTRAINT fk_favourites_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE filter_entries (
	id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	action TEXT NOT NULL, 
	strictness INTEGER NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	added_by BIGINT NOT NULL, 
	added_at DOUBLE NOT NULL, 
	CONSTRAINT pk_filter_entries PRIMARY KEY (id), 
	CONSTRAINT uq_filter_entries_guild_id_kind_text UNIQUE (guild_id, kind, text)
);
CREATE TABLE filter_packs (
	guild_id BIGINT NOT NULL, 
	pack VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	entries TEXT NOT NULL, 
	taken_by BIGINT NOT NULL, 
	taken_at DOUBLE NOT NULL, 
	CONSTRAINT pk_filter_packs PRIMARY KEY (guild_id, pack)
);
CREATE TABLE filter_refusals (
	id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	guild_id BIGINT NOT NULL, 
	refused_at DOUBLE NOT NULL, 
	CONSTRAINT pk_filter_refusals PRIMARY KEY (id)
);
CREATE TABLE identify_turns (
	bucket INTEGER NOT NULL, 
	taken_at DOUBLE NOT NULL, 
	CONSTRAINT pk_identify_turns PRIMARY KEY (bucket)
);
CREATE TABLE jobs (
	id VARCHAR(32) NOT NULL,
	state TEXT NOT NULL,
	user_id BIGINT NOT NULL,
	guild_id BIGINT,
	channel_id BIGINT NOT NULL,
	created_at DOUBLE NOT NULL,
	updated_at DOUBLE NOT NULL,
	request TEXT NOT NULL,
	reply TEXT NOT NULL,
	failure TEXT,
	canceled_by BIGINT,
	retried_by VARCHAR(32),
	published_at DOUBLE,
	result TEXT, owner BIGINT, lane INTEGER, shown_until DOUBLE, message_id BIGINT, parent_id VARCHAR(32), way TEXT DEFAULT 'imagine' NOT NULL, prompt TEXT DEFAULT '' NOT NULL, model TEXT DEFAULT '' NOT NULL, published_message_id BIGINT, removed_at DOUBLE, removed_by BIGINT,
	CONSTRAINT pk_jobs PRIMARY KEY (id)
);
INSERT INTO "jobs" VALUES('11111111111111111111111111111111','done',7,5,6,1700000000.25,1700000020.5,'{"prompt": "a paper boat"}','{"channel_id": 6}',NULL,NULL,NULL,NULL,'{"seed": 3}',NULL,NULL,NULL,NULL,NULL,'imagine','a paper boat','',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('22222222222222222222222222222222','queued',7,NULL,6,1700000100.5,1700000100.5,'{"prompt": "a hill"}','{"channel_id": 6}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'imagine','a hill','',NULL,NULL,NULL);
CREATE TABLE maintenance (
	guild_id BIGINT NOT NULL, 
	words TEXT NOT NULL, 
	begun_by BIGINT NOT NULL, 
	begun_at DOUBLE NOT NULL, 
	ends_at DOUBLE, 
	CONSTRAINT pk_maintenance PRIMARY KEY (guild_id)
);
CREATE TABLE member_notes (
	id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	written_by BIGINT NOT NULL, 
	written_at DOUBLE NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_member_notes PRIMARY KEY (id)
);
CREATE TABLE member_warnings (
	id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	warned_by BIGINT NOT NULL, 
	opened_at DOUBLE NOT NULL, 
	text TEXT NOT NULL, 
	state TEXT NOT NULL, 
	leased_until DOUBLE, 
	CONSTRAINT pk_member_warnings PRIMARY KEY (id)
);
CREATE TABLE outage_notices (
	channel_id BIGINT NOT NULL, 
	told_at DOUBLE NOT NULL, 
	CONSTRAINT pk_outage_notices PRIMARY KEY (channel_id)
);
CREATE TABLE outages (
	service VARCHAR(32) NOT NULL, 
	since DOUBLE NOT NULL, 
	cause TEXT NOT NULL, 
	next_try_at DOUBLE NOT NULL, 
	CONSTRAINT pk_outages PRIMARY KEY (service)
);
CREATE TABLE own_styles (
	user_id BIGINT NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	added_at DOUBLE NOT NULL, 
	CONSTRAINT pk_own_styles PRIMARY KEY (user_id, name)
);
CREATE TABLE own_wildcards (
	user_id BIGINT NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	added_at DOUBLE NOT NULL, 
	CONSTRAINT pk_own_wildcards PRIMARY KEY (user_id, name)
);
CREATE TABLE pictures (
	job_id VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	filename TEXT NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	hash BIGINT NOT NULL, 
	CONSTRAINT pk_pictures PRIMARY KEY (job_id, position), 
	CONSTRAINT fk_pictures_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE place_rules (
	guild_id BIGINT NOT NULL, 
	place_id BIGINT NOT NULL, 
	rules TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	changed_by BIGINT NOT NULL, 
	changed_at DOUBLE NOT NULL, 
	CONSTRAINT pk_place_rules PRIMARY KEY (guild_id, place_id)
);
CREATE TABLE predictions (
	job_id VARCHAR(32) NOT NULL,
	position INTEGER NOT NULL,
	state TEXT NOT NULL,
	prediction_id TEXT,
	posted_at DOUBLE,
	started_at DOUBLE,
	ended_at DOUBLE,
	seed BIGINT,
	CONSTRAINT pk_predictions PRIMARY KEY (job_id, position),
	CONSTRAINT fk_predictions_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
INSERT INTO "predictions" VALUES('11111111111111111111111111111111',0,'done','p-1',1700000001.0,1700000002.0,1700000010.0,3);
INSERT INTO "predictions" VALUES('11111111111111111111111111111111',1,'done','p-2',1700000001.0,1700000002.0,1700000010.0,3);
INSERT INTO "predictions" VALUES('22222222222222222222222222222222',0,'waiting',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE preferences (
	user_id BIGINT NOT NULL, 
	preferences TEXT NOT NULL, 
	changed_at DOUBLE NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (user_id)
);
CREATE TABLE removals (
	id VARCHAR(32) NOT NULL, 
	order_id VARCHAR(38) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT, 
	job_id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	ordered_by BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	opened_at DOUBLE NOT NULL, 
	leased_until DOUBLE, 
	CONSTRAINT pk_removals PRIMARY KEY (id)
);
CREATE TABLE report_cases (
	id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	opened_at DOUBLE NOT NULL, 
	notice_channel_id BIGINT, 
	notice_message_id BIGINT, 
	decided_by BIGINT, 
	decided_at DOUBLE, 
	leased_until DOUBLE, 
	job_id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	warning TEXT, is_urgent BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_report_cases PRIMARY KEY (id)
);
CREATE TABLE reports (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	job_id VARCHAR(32) NOT NULL, 
	reporter_id BIGINT NOT NULL, 
	reported_at DOUBLE NOT NULL, 
	reason TEXT NOT NULL, category VARCHAR(16), 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT fk_reports_case_id_report_cases FOREIGN KEY(case_id) REFERENCES report_cases (id) ON DELETE CASCADE
);
CREATE TABLE reviews (
	job_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	why TEXT NOT NULL, 
	opened_at DOUBLE NOT NULL, 
	expires_at DOUBLE NOT NULL, 
	notice_channel_id BIGINT, 
	notice_message_id BIGINT, 
	decided_by BIGINT, 
	decided_at DOUBLE, 
	reason TEXT, leased_until DOUBLE, 
	CONSTRAINT pk_reviews PRIMARY KEY (job_id), 
	CONSTRAINT fk_reviews_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE run_requests (
	run_id VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	request TEXT NOT NULL, 
	job_id VARCHAR(32), 
	refusal TEXT, 
	CONSTRAINT pk_run_requests PRIMARY KEY (run_id, position), 
	CONSTRAINT fk_run_requests_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE CASCADE
);
CREATE TABLE runs (
	id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	press TEXT NOT NULL, 
	seen_at DOUBLE NOT NULL, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
CREATE TABLE server_decisions (
	guild_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	is_allowed BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	decided_by BIGINT NOT NULL, 
	decided_at DOUBLE NOT NULL, 
	CONSTRAINT pk_server_decisions PRIMARY KEY (guild_id)
);
CREATE TABLE servers (
	guild_id BIGINT NOT NULL, 
	settings TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	changed_by BIGINT NOT NULL, 
	changed_at DOUBLE NOT NULL, 
	CONSTRAINT pk_servers PRIMARY KEY (guild_id)
);
CREATE TABLE showcases (
	job_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	message_id BIGINT, 
	shown_at DOUBLE NOT NULL, 
	CONSTRAINT pk_showcases PRIMARY KEY (job_id), 
	CONSTRAINT fk_showcases_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE starred (
	job_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	channel_id BIGINT NOT NULL, 
	created_at DOUBLE NOT NULL, 
	star_count INTEGER NOT NULL, 
	CONSTRAINT pk_starred PRIMARY KEY (job_id), 
	CONSTRAINT fk_starred_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE stars (
	job_id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	guild_id BIGINT NOT NULL, 
	given_at DOUBLE NOT NULL, 
	CONSTRAINT pk_stars PRIMARY KEY (job_id, user_id), 
	CONSTRAINT fk_stars_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE styles (
	guild_id BIGINT NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	added_by BIGINT NOT NULL, 
	added_at DOUBLE NOT NULL, 
	CONSTRAINT pk_styles PRIMARY KEY (guild_id, name)
);
CREATE TABLE taken_cases (
	case_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	taken_by BIGINT NOT NULL, 
	taken_until DOUBLE NOT NULL, 
	CONSTRAINT pk_taken_cases PRIMARY KEY (case_id)
);
CREATE TABLE threads (
	thread_id BIGINT NOT NULL, 
	parent_id BIGINT NOT NULL, 
	CONSTRAINT pk_threads PRIMARY KEY (thread_id)
);
CREATE TABLE turns (
	id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	worker_id BIGINT NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (id)
);
CREATE TABLE unhashed (
	job_id VARCHAR(32) NOT NULL, 
	guild_id BIGINT NOT NULL, 
	due_at DOUBLE NOT NULL, 
	tries INTEGER NOT NULL, 
	CONSTRAINT pk_unhashed PRIMARY KEY (job_id), 
	CONSTRAINT fk_unhashed_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE TABLE wildcards (
	guild_id BIGINT NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	added_by BIGINT NOT NULL, 
	added_at DOUBLE NOT NULL, 
	CONSTRAINT pk_wildcards PRIMARY KEY (guild_id, name)
);
CREATE TABLE workers (
	id BIGINT NOT NULL, 
	is_dedicated BOOLEAN NOT NULL, 
	CONSTRAINT pk_workers PRIMARY KEY (id)
);
CREATE INDEX ix_jobs_user_id_created_at ON jobs (user_id, created_at);
CREATE INDEX ix_predictions_prediction_id ON predictions (prediction_id);
CREATE INDEX ix_turns_user_id ON turns (user_id);
CREATE INDEX ix_charges_channel_id_charged_at ON charges (channel_id, charged_at);
CREATE INDEX ix_charges_guild_id_charged_at ON charges (guild_id, charged_at);
CREATE INDEX ix_charges_user_id_charged_at ON charges (user_id, charged_at);
CREATE INDEX ix_events_guild_id_happened_at ON events (guild_id, happened_at);
CREATE INDEX ix_reviews_guild_id_state ON reviews (guild_id, state);
CREATE INDEX ix_reviews_state_expires_at ON reviews (state, expires_at);
CREATE INDEX ix_drafts_created_at ON drafts (created_at);
CREATE INDEX ix_jobs_created_at ON jobs (created_at);
CREATE INDEX ix_jobs_guild_id_created_at ON jobs (guild_id, created_at);
CREATE INDEX ix_jobs_message_id ON jobs (message_id);
CREATE INDEX ix_jobs_parent_id ON jobs (parent_id);
CREATE INDEX ix_jobs_published_message_id ON jobs (published_message_id);
CREATE INDEX ix_jobs_state_user_id ON jobs (state, user_id);
CREATE INDEX ix_jobs_state_updated_at ON jobs (state, updated_at);
CREATE INDEX ix_jobs_retried_by ON jobs (retried_by) WHERE retried_by IS NOT NULL;
CREATE INDEX ix_favourites_job_id ON favourites (job_id);
CREATE INDEX ix_stars_user_id ON stars (user_id);
CREATE INDEX ix_charges_charged_at ON charges (charged_at);
CREATE INDEX ix_events_user_id_guild_id_happened_at ON events (user_id, guild_id, happened_at);
CREATE INDEX ix_events_channel_id_kind_happened_at ON events (channel_id, kind, happened_at);
CREATE INDEX ix_events_other_actor_id ON events (actor_id, guild_id, happened_at) WHERE actor_id != user_id OR user_id IS NULL;
CREATE INDEX ix_threads_parent_id ON threads (parent_id);
CREATE INDEX ix_starred_newest ON starred (guild_id, created_at, job_id, channel_id, star_count);
CREATE INDEX ix_starred_most ON starred (guild_id, star_count, created_at, job_id, channel_id);
CREATE INDEX ix_favourites_user_id_added_at_job_id ON favourites (user_id, added_at, job_id);
CREATE INDEX ix_report_cases_guild_id_state_opened_at ON report_cases (guild_id, state, opened_at);
CREATE INDEX ix_report_cases_job_id ON report_cases (job_id);
CREATE INDEX ix_report_cases_state ON report_cases (state);
CREATE INDEX ix_reports_case_id ON reports (case_id);
CREATE INDEX ix_reports_job_id ON reports (job_id);
CREATE INDEX ix_reports_reporter_id_reported_at ON reports (reporter_id, reported_at);
CREATE INDEX ix_appeals_guild_id_opened_at ON appeals (guild_id, opened_at);
CREATE INDEX ix_appeals_user_id ON appeals (user_id);
CREATE INDEX ix_appeals_state ON appeals (state);
CREATE INDEX ix_removals_order_id ON removals (order_id);
CREATE INDEX ix_removals_job_id ON removals (job_id);
CREATE INDEX ix_removals_state ON removals (state);
CREATE INDEX ix_unhashed_due_at ON unhashed (due_at);
CREATE INDEX ix_unhashed_guild_id_due_at ON unhashed (guild_id, due_at);
CREATE INDEX ix_report_cases_user_id_guild_id_decided_at ON report_cases (user_id, guild_id, decided_at);
CREATE INDEX ix_appeals_guild_id_state_opened_at ON appeals (guild_id, state, opened_at);
CREATE INDEX ix_taken_cases_taken_until ON taken_cases (taken_until);
CREATE INDEX ix_member_notes_user_id_guild_id_written_at ON member_notes (user_id, guild_id, written_at);
CREATE INDEX ix_member_warnings_state ON member_warnings (state);
CREATE INDEX ix_member_warnings_user_id_guild_id_opened_at ON member_warnings (user_id, guild_id, opened_at);
CREATE INDEX ix_filter_refusals_user_id_refused_at ON filter_refusals (user_id, refused_at);
CREATE INDEX ix_filter_refusals_refused_at ON filter_refusals (refused_at);
CREATE INDEX ix_blocks_user_id ON blocks (user_id);
COMMIT;
