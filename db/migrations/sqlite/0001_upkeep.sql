CREATE TABLE `consultation_words` (
	`consultation_id` integer PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `challenge_counts` (
	`consultation_id` integer NOT NULL,
	`minute` integer NOT NULL,
	`asked` integer NOT NULL,
	`passed` integer NOT NULL,
	`refused` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `minute`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `doubt_answers` (
	`consultation_id` integer NOT NULL,
	`mark` text NOT NULL,
	`verdict` text NOT NULL,
	`explanation` text NOT NULL,
	`person_name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `mark`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "doubt_answers_verdict_known" CHECK("doubt_answers"."verdict" in ('explained', 'suspicious'))
);
--> statement-breakpoint
CREATE TABLE `doubt_looks` (
	`consultation_id` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `doubts` (
	`consultation_id` integer NOT NULL,
	`mark` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`sheets` integer NOT NULL,
	`passed` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`place_id` integer NOT NULL,
	`response_id` integer NOT NULL,
	`question_id` text NOT NULL,
	PRIMARY KEY(`consultation_id`, `mark`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "doubts_kind_known" CHECK("doubts"."kind" in ('burst', 'sameAnswers', 'sameWords', 'asked'))
);
--> statement-breakpoint
CREATE INDEX `doubts_at` ON `doubts` (`consultation_id`,`at`);--> statement-breakpoint
CREATE TABLE `export_parts` (
	`export_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`start` integer NOT NULL,
	`size` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`export_id`, `ordinal`),
	FOREIGN KEY (`export_id`) REFERENCES `exports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`query` text NOT NULL,
	`values` text NOT NULL,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`tag` text NOT NULL,
	`wording` text NOT NULL,
	`until_id` integer NOT NULL,
	`last_id` integer NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`rows` integer NOT NULL,
	`bytes` integer NOT NULL,
	`parts` integer NOT NULL,
	`tries` integer NOT NULL,
	`held_by` text,
	`held_until` integer,
	`fault` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`fetched_at` integer,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exports_state_known" CHECK("exports"."state" in ('waiting', 'running', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `exports_person` ON `exports` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `exports_state` ON `exports` (`state`,`id`);--> statement-breakpoint
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`file` text NOT NULL,
	`machine` text NOT NULL,
	`bytes` integer,
	`sha256` text,
	`rows` integer,
	`expected` integer,
	`seen_at` integer NOT NULL,
	`fault` text,
	`asked_by` text,
	CONSTRAINT "backups_state_known" CHECK("backups"."state" in ('running', 'done', 'failed', 'removed'))
);
--> statement-breakpoint
CREATE INDEX `backups_started` ON `backups` (`started_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `backups_file` ON `backups` (`machine`,`file`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`due_at` integer NOT NULL,
	`held_by` text NOT NULL,
	`beat` integer NOT NULL,
	`tries` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`fault` text
);
--> statement-breakpoint
CREATE TABLE `kept_settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pulses` (
	`name` text PRIMARY KEY NOT NULL,
	`beat_at` integer NOT NULL,
	`weight` text NOT NULL
);
--> statement-breakpoint
DROP INDEX `audit_entries_unit`;--> statement-breakpoint
CREATE INDEX `audit_entries_within` ON `audit_entries` (`unit_path`,`id`);--> statement-breakpoint
DROP INDEX `consultations_unit`;--> statement-breakpoint
DROP INDEX `consultations_opening`;--> statement-breakpoint
DROP INDEX `consultations_state_closing`;--> statement-breakpoint
CREATE INDEX `consultations_within` ON `consultations` (`unit_path`);--> statement-breakpoint
CREATE INDEX `consultations_changing` ON `consultations` (`updated_at`,`id`,`state`,`unit_path`,`opens_at`,`closes_at`);--> statement-breakpoint
CREATE INDEX `consultations_opening_order` ON `consultations` (`opens_at`,`id`,`state`,`closes_at`,`category`);--> statement-breakpoint
CREATE INDEX `consultations_closing` ON `consultations` (`closes_at`,`id`,`state`,`unit_path`);--> statement-breakpoint
CREATE INDEX `consultations_running` ON `consultations` (`state`,`no_closing`,`closes_at`,`id`,`opens_at`);--> statement-breakpoint
DROP INDEX `units_path`;--> statement-breakpoint
CREATE INDEX `units_within` ON `units` (`path`);--> statement-breakpoint
CREATE INDEX `units_name` ON `units` (`level`,`search_name`,`id`,`path`);--> statement-breakpoint
CREATE INDEX `invitations_email` ON `invitations` (`email`);--> statement-breakpoint
CREATE INDEX `invitations_expiring` ON `invitations` (`expires_at`);--> statement-breakpoint
CREATE INDEX `unit_successors_successor` ON `unit_successors` (`successor_id`);--> statement-breakpoint
INSERT INTO `consultation_words` (`consultation_id`, `words`) SELECT `id`, `search_text` FROM `consultations`;
