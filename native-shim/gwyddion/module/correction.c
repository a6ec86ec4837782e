/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>
#include "help.h"
#include "library.h"
#include "words.h"
#ifdef G_OS_WIN32
#include <windows.h>
#define PROGRAM "gwytip.exe"
#else
#define PROGRAM "gwytip"
#endif

#define LIMIT 120        /* seconds that the program may take */
#define SAID_WIDTH 430   /* pixels, where sentences wrap */
#define MOST_SAID 4096   /* bytes that are read of what it says */
#define NO_STATES "none" /* as `gwytip correct` calls it */

struct TipSaving {
    TipCorrection *owner; /* NULL: the dialog is gone */
    gchar *file;          /* what is corrected */
    GPid program;
    gint out, err; /* what it says; what went wrong */
    guint limit;   /* 0: it took too long, and was ended */
};

/* A file on the disk, and not what an editor has of it in memory. To be freed; NULL: there is none. */
static gchar *path_of(const TipArgs *args)
{
    const guchar *file = NULL;
    gwy_container_gis_string_by_name(args->data, "/filename", &file);
    return file && g_path_is_absolute((const gchar *)file) ? g_strdup((const gchar *)file) : NULL;
}

/* Another one after each change. To be freed; NULL where there is no file. */
static gchar *etag_of(const TipArgs *args)
{
    gchar *path = path_of(args), *etag = NULL;
    GFile *file = path ? g_file_new_for_path(path) : NULL;
    GFileInfo *info = file ? g_file_query_info(file, G_FILE_ATTRIBUTE_ETAG_VALUE, 0, NULL, NULL) : NULL;
    if (info)
        etag = g_strdup(g_file_info_get_etag(info));
    g_clear_object(&info);
    g_clear_object(&file);
    g_free(path);
    return etag;
}

static void say(TipCorrection *correction, const gchar *message)
{
    gchar *sentence = tip_words_sentence(message);
    gtk_label_set_text(GTK_LABEL(correction->said), sentence);
    g_free(sentence);
}

/* The last line of what a program that has ended said. To be freed. */
static gchar *last_line(gint pipe)
{
    gchar text[MOST_SAID + 1];
    gssize length = read(pipe, text, MOST_SAID);
    text[MAX(length, 0)] = '\0';
    gchar *end = strrchr(g_strchomp(text), '\n'), *line = g_utf8_make_valid(end ? end + 1 : text, -1);
    return line;
}

static gchar *outcome(const TipSaving *saving, gint status)
{
    if (saving->limit == 0)
        return g_strdup_printf(
            "GwyTip did not answer for %d seconds and was ended: nothing may have been saved", LIMIT);
    gchar *line = last_line(status == 0 ? saving->out : saving->err);
    if (*line)
        return line;
    g_free(line);
    return g_strdup(status == 0 ? "saved" : "not saved: " PROGRAM " ended without a word");
}

/* The dialog is gone. */
static void warn(const TipSaving *saving, const gchar *message)
{
    gchar *name = g_filename_display_basename(saving->file);
    gchar *warning = g_strdup_printf("The correction of %s: %s.", name, message);
    tip_warn_later(warning);
    g_free(warning);
    g_free(name);
}

static void finished(GPid program, gint status, gpointer user_data)
{
    TipSaving *saving = user_data;
    gchar *message = outcome(saving, status);
    if (saving->owner) {
        say(saving->owner, message);
        saving->owner->saving = NULL;
        tip_correction_show(saving->owner);
    } else if (status != 0)
        warn(saving, message);
    g_free(message);
    g_free(saving->file);
    if (saving->limit)
        g_source_remove(saving->limit);
    close(saving->out);
    close(saving->err);
    g_spawn_close_pid(program);
    g_free(saving);
}

static gboolean too_late(gpointer user_data)
{
    TipSaving *saving = user_data;
    saving->limit = 0;
#ifdef G_OS_WIN32
    TerminateProcess(saving->program, 1);
#else
    kill(saving->program, SIGKILL);
#endif
    return G_SOURCE_REMOVE;
}

/* states: "rows,tip_change", or NO_STATES. */
static void save(TipCorrection *correction, const gchar *path, gchar *states)
{
    const TipArgs *args = correction->args;
    TipSaving *saving = g_new0(TipSaving, 1);
    gchar *program = tip_library_beside(PROGRAM), *file = g_strdup(path);
    gchar *channel = g_strdup_printf("%d", args->id), *surface = g_strdup(args->judgement.report.surface);
    gchar *line[] = {program,     "correct", file,       "--channel", channel,
                     "--surface", surface,   "--states", states,      NULL};
    GError *error = NULL;
    if (g_spawn_async_with_pipes(NULL, line, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &saving->program,
                                 NULL, &saving->out, &saving->err, &error)) {
        saving->owner = correction;
        saving->file = g_strdup(path);
        saving->limit = g_timeout_add_seconds(LIMIT, too_late, saving);
        g_child_watch_add(saving->program, finished, saving);
        correction->saving = saving;
        say(correction, "it is being saved");
    } else {
        gchar *message = g_strdup_printf("not saved: %s cannot be started: %s", program, error->message);
        say(correction, message);
        g_free(message);
        g_error_free(error);
        g_free(saving);
    }
    g_free(surface);
    g_free(channel);
    g_free(file);
    g_free(program);
}

static GtkWidget *add_state(GtkBox *box, const gchar *name)
{
    gchar *words = tip_words_state(name);
    GtkWidget *check = gtk_check_button_new_with_label(words);
    gtk_box_pack_start(box, check, FALSE, FALSE, 0);
    g_free(words);
    return check;
}

static gchar *checked(const TipJudgement *judgement, GtkWidget **checks)
{
    GString *states = g_string_new(NULL);
    for (gint i = 0; i < judgement->report.state_count; i++) {
        if (gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(checks[i])))
            g_string_append_printf(states, "%s%s", states->len ? "," : "", judgement->states[i].name);
    }
    if (states->len == 0)
        g_string_assign(states, NO_STATES);
    return g_string_free(states, FALSE);
}

/* Which states the scan shows, as `gwytip correct` takes them. To be freed; NULL: nobody wants to say. */
static gchar *ask(GtkWindow *parent, const TipJudgement *judgement)
{
    GtkWidget *checks[GWYTIP_MAX_STATES],
        *label = gtk_label_new("What does the scan show? It may be several.");
    GtkWidget *dialog = gtk_dialog_new_with_buttons(
        "This Is Wrong", parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_STOCK_CANCEL,
        GTK_RESPONSE_CANCEL, GTK_STOCK_SAVE, GTK_RESPONSE_OK, NULL);
    GtkBox *box = GTK_BOX(gtk_vbox_new(FALSE, 6));
    gtk_container_set_border_width(GTK_CONTAINER(box), 12);
    gtk_misc_set_alignment(GTK_MISC(label), 0.0f, 0.5f);
    gtk_box_pack_start(box, label, FALSE, FALSE, 4);
    for (gint i = 0; i < judgement->report.state_count; i++)
        checks[i] = add_state(box, judgement->states[i].name);
    gtk_box_pack_start(box, gtk_label_new("With none chosen: it shows none of them."), FALSE, FALSE, 4);
    gtk_container_add(GTK_CONTAINER(gtk_dialog_get_content_area(GTK_DIALOG(dialog))), GTK_WIDGET(box));
    gtk_dialog_set_default_response(GTK_DIALOG(dialog), GTK_RESPONSE_OK);
    gtk_widget_show_all(dialog);
    gchar *states = gtk_dialog_run(GTK_DIALOG(dialog)) == GTK_RESPONSE_OK ? checked(judgement, checks) : NULL;
    gtk_widget_destroy(dialog);
    return states;
}

/* Why nothing can be saved of this scan; NULL: it can. To be freed. */
static gchar *problem(const TipCorrection *correction, const gchar *path)
{
    if (!path)
        return g_strdup("this scan lies in no file yet: save it first, for a correction is about a file");
    gchar *now = etag_of(correction->args), *program = tip_library_beside(PROGRAM), *message = NULL;
    if (!now)
        message = g_strdup_printf("%s is not there any more", path);
    else if (g_strcmp0(now, correction->etag) != 0)
        message = g_strdup_printf("%s has changed since this dialog opened: open it again", path);
    else if (!g_file_test(program, G_FILE_TEST_IS_EXECUTABLE))
        message =
            g_strdup_printf("the program that saves corrections is not installed; it belongs at %s", program);
    g_free(program);
    g_free(now);
    return message;
}

static void pressed(TipCorrection *correction)
{
    gchar *path = path_of(correction->args), *message = problem(correction, path);
    if (message)
        say(correction, message);
    else {
        gchar *states =
            ask(GTK_WINDOW(gtk_widget_get_toplevel(correction->button)), &correction->args->judgement);
        if (states)
            save(correction, path, states);
        g_free(states);
        tip_correction_show(correction);
    }
    g_free(message);
    g_free(path);
}

void tip_correction_init(TipCorrection *correction, GtkBox *box, TipArgs *args)
{
    GtkWidget *row = gtk_hbox_new(FALSE, 12);
    correction->args = args;
    correction->etag = etag_of(args);
    correction->saving = NULL;
    correction->button = gtk_button_new_with_mnemonic("This is Wron_g\342\200\246");
    correction->said = gtk_label_new(NULL);
    gtk_widget_set_name(correction->said, "gwytip-correction");
    gtk_misc_set_alignment(GTK_MISC(correction->said), 0.0f, 0.5f);
    gtk_label_set_line_wrap(GTK_LABEL(correction->said), TRUE);
    gtk_widget_set_size_request(correction->said, SAID_WIDTH, -1);
    gtk_box_pack_start(GTK_BOX(row), correction->button, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(row), correction->said, TRUE, TRUE, 0);
    gtk_box_pack_start(box, row, FALSE, FALSE, 4);
    g_signal_connect_swapped(correction->button, "clicked", G_CALLBACK(pressed), correction);
}

void tip_correction_show(TipCorrection *correction)
{
    gtk_widget_set_sensitive(correction->button, correction->args->judged && !correction->saving);
}

void tip_correction_clear(TipCorrection *correction)
{
    if (correction->saving)
        correction->saving->owner = NULL;
    g_free(correction->etag);
}
