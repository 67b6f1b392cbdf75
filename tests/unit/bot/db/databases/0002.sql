BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
	result TEXT, owner BIGINT, lane INTEGER, shown_until DOUBLE,
	CONSTRAINT pk_jobs PRIMARY KEY (id)
);
INSERT INTO "jobs" VALUES('11111111111111111111111111111111','done',7,5,6,1700000000.25,1700000020.5,'{"prompt": "a paper boat"}','{"channel_id": 6}',NULL,NULL,NULL,NULL,'{"seed": 3}',NULL,NULL,NULL);
INSERT INTO "jobs" VALUES('22222222222222222222222222222222','queued',7,NULL,6,1700000100.5,1700000100.5,'{"prompt": "a hill"}','{"channel_id": 6}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
CREATE TABLE turns (
	id VARCHAR(32) NOT NULL, 
	user_id BIGINT NOT NULL, 
	worker_id BIGINT NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (id)
);
CREATE TABLE workers (
	id BIGINT NOT NULL, 
	is_dedicated BOOLEAN NOT NULL, 
	CONSTRAINT pk_workers PRIMARY KEY (id)
);
CREATE INDEX ix_jobs_state ON jobs (state);
CREATE INDEX ix_jobs_user_id_created_at ON jobs (user_id, created_at);
CREATE INDEX ix_predictions_prediction_id ON predictions (prediction_id);
CREATE INDEX ix_turns_user_id ON turns (user_id);
COMMIT;
