CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` integer,
	`actor_name` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`unit_path` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_previous` ON `audit_entries` (`previous_hash`);--> statement-breakpoint
CREATE INDEX `audit_entries_unit` ON `audit_entries` (`unit_path`);--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`subject`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`content` blob NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_consultation` ON `attachments` (`consultation_id`);--> statement-breakpoint
CREATE TABLE `consultation_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`before` integer,
	`after` integer,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_changes_consultation` ON `consultation_changes` (`consultation_id`);--> statement-breakpoint
CREATE TABLE `consultation_hamlets` (
	`consultation_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`households` integer,
	`taken_on` text,
	PRIMARY KEY(`consultation_id`, `unit_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_hamlets_unit` ON `consultation_hamlets` (`unit_id`);--> statement-breakpoint
CREATE TABLE `consultations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`unit_id` integer NOT NULL,
	`unit_path` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`asker` text NOT NULL,
	`matter` text NOT NULL,
	`category` text NOT NULL,
	`legal_clause` text NOT NULL,
	`other_law` text,
	`retention_months` integer NOT NULL,
	`offers_reply` integer NOT NULL,
	`opens_at` integer,
	`closes_at` integer,
	`no_closing` integer NOT NULL,
	`opened_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`template_name` text,
	`search_text` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`revision` integer NOT NULL,
	`draft_text` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consultations_state_known" CHECK("consultations"."state" in ('draft', 'open', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consultations_slug` ON `consultations` (`slug`);--> statement-breakpoint
CREATE INDEX `consultations_unit` ON `consultations` (`unit_path`);--> statement-breakpoint
CREATE INDEX `consultations_opening` ON `consultations` (`opens_at`);--> statement-breakpoint
CREATE INDEX `consultations_state_closing` ON `consultations` (`state`,`closes_at`);--> statement-breakpoint
CREATE TABLE `places` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`token` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`unit_id` integer,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `places_token` ON `places` (`token`);--> statement-breakpoint
CREATE INDEX `places_consultation` ON `places` (`consultation_id`);--> statement-breakpoint
CREATE TABLE `questionnaire_versions` (
	`consultation_id` integer NOT NULL,
	`number` integer NOT NULL,
	`questions` text NOT NULL,
	`removed` text,
	`created_at` integer NOT NULL,
	`published_at` integer,
	PRIMARY KEY(`consultation_id`, `number`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`unit_id` integer NOT NULL,
	`granted_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_role_known" CHECK("grants"."role" in ('administrator', 'committeeMember', 'hamletHead', 'reader'))
);
--> statement-breakpoint
CREATE INDEX `grants_person` ON `grants` (`person_id`);--> statement-breakpoint
CREATE INDEX `grants_unit` ON `grants` (`unit_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`email` text,
	`name` text,
	`role` text NOT NULL,
	`unit_id` integer,
	`invited_by` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`subject` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`number` integer NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`reason` text,
	`summary` text NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshots_number` ON `snapshots` (`consultation_id`,`number`);--> statement-breakpoint
CREATE INDEX `snapshots_published` ON `snapshots` (`published_at`);--> statement-breakpoint
CREATE TABLE `opinions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`response_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `opinions_question` ON `opinions` (`consultation_id`,`question_id`,`id`);--> statement-breakpoint
CREATE INDEX `opinions_response` ON `opinions` (`response_id`);--> statement-breakpoint
CREATE TABLE `reply_contacts` (
	`response_id` integer PRIMARY KEY NOT NULL,
	`consultation_id` integer NOT NULL,
	`phone` text NOT NULL,
	`consent_version` text NOT NULL,
	`consented_at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reply_contacts_consultation` ON `reply_contacts` (`consultation_id`,`response_id`);--> statement-breakpoint
CREATE TABLE `response_counts` (
	`consultation_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`place_id` integer NOT NULL,
	`channel` text NOT NULL,
	`day` text NOT NULL,
	`total` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `unit_id`, `place_id`, `channel`, `day`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `response_totals` (
	`consultation_id` integer PRIMARY KEY NOT NULL,
	`last_sequence` integer NOT NULL,
	`total` integer NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `response_versions` (
	`response_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`version` integer NOT NULL,
	`answers` text NOT NULL,
	`replaced_at` integer NOT NULL,
	PRIMARY KEY(`response_id`, `revision`),
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `responses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`version` integer NOT NULL,
	`key` text NOT NULL,
	`code` text NOT NULL,
	`unit_id` integer,
	`place_id` integer,
	`channel` text NOT NULL,
	`received_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL,
	`answers` text NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "responses_channel_known" CHECK("responses"."channel" in ('web', 'paper', 'meeting', 'assisted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_key` ON `responses` (`consultation_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_sequence` ON `responses` (`consultation_id`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_code` ON `responses` (`code`);--> statement-breakpoint
CREATE TABLE `household_counts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`households` integer NOT NULL,
	`taken_on` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `household_counts_unit_day` ON `household_counts` (`unit_id`,`taken_on`);--> statement-breakpoint
CREATE TABLE `unit_successors` (
	`unit_id` integer NOT NULL,
	`successor_id` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `successor_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`level` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`parent_id` integer,
	`path` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	CONSTRAINT "units_level_known" CHECK("units"."level" in ('province', 'commune', 'hamlet'))
);
--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);--> statement-breakpoint
CREATE INDEX `units_path` ON `units` (`path`);