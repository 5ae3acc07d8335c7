CREATE TABLE `answer_contacts` (
	`response_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`consultation_id` integer NOT NULL,
	`content` text NOT NULL,
	`consent_version` text NOT NULL,
	`consented_at` integer NOT NULL,
	PRIMARY KEY(`response_id`, `question_id`),
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_contacts_consultation` ON `answer_contacts` (`consultation_id`,`response_id`);--> statement-breakpoint
CREATE TABLE `answer_files` (
	`token` text PRIMARY KEY NOT NULL,
	`consultation_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`sheet_key` text NOT NULL,
	`is_named` integer NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`added_at` integer NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_files_sheet` ON `answer_files` (`consultation_id`,`sheet_key`);--> statement-breakpoint
CREATE INDEX `answer_files_size` ON `answer_files` (`consultation_id`,`size`);--> statement-breakpoint
CREATE INDEX `answer_files_unnamed` ON `answer_files` (`is_named`,`added_at`);--> statement-breakpoint
CREATE TABLE `bank_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_path` text NOT NULL,
	`kind` text NOT NULL,
	`type_name` text NOT NULL,
	`name` text NOT NULL,
	`search_text` text NOT NULL,
	`updated_at` integer NOT NULL,
	`retired_at` integer,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`before` text,
	CONSTRAINT "bank_items_kind_known" CHECK("bank_items"."kind" in ('question', 'options'))
);
--> statement-breakpoint
CREATE INDEX `bank_items_within` ON `bank_items` (`unit_path`,`retired_at`,`name`);--> statement-breakpoint
CREATE TABLE `media` (
	`token` text PRIMARY KEY NOT NULL,
	`unit_path` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`description` text NOT NULL,
	`added_at` integer NOT NULL,
	`content` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `media_within` ON `media` (`unit_path`,`added_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `media_same` ON `media` (`unit_path`,`sha256`);--> statement-breakpoint
CREATE TABLE `page_reaches` (
	`consultation_id` integer NOT NULL,
	`version` integer NOT NULL,
	`question_id` text NOT NULL,
	`reached` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `version`, `question_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `questionnaire_steps` (
	`consultation_id` integer NOT NULL,
	`step` integer NOT NULL,
	`follows` integer,
	`shows` integer,
	`revision` integer NOT NULL,
	`person_name` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`question_id` text NOT NULL,
	`settings` text,
	`questions` text NOT NULL,
	PRIMARY KEY(`consultation_id`, `step`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quota_counts` (
	`consultation_id` integer NOT NULL,
	`quota` text NOT NULL,
	`total` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `quota`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sheet_drafts` (
	`lookup` text PRIMARY KEY NOT NULL,
	`consultation_id` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`sealed` blob NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sheet_drafts_expiry` ON `sheet_drafts` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sheet_drafts_consultation` ON `sheet_drafts` (`consultation_id`);--> statement-breakpoint
CREATE TABLE `trial_sheets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`consultation_id` integer NOT NULL,
	`version` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`answers` text NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trial_sheets_consultation` ON `trial_sheets` (`consultation_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `wording_choices` (
	`consultation_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`is_joined` integer NOT NULL,
	`reason` text NOT NULL,
	`person_name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `question_id`, `version`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `questionnaire_versions` ADD `settings` text;