/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include <stdlib.h>
#include "outputs.h"
#include "widgets.h"

static DriveResult copy(DriveCall *call)
{
    gtk_button_clicked(GTK_BUTTON(drive_need(drive_find_hinted(call->dialog, "Copy"), call)));
    gchar *text = gtk_clipboard_wait_for_text(gtk_clipboard_get(GDK_SELECTION_CLIPBOARD));
    FILE *file = drive_open_output(call->folder, call->first);
    fputs(text ? text : "", file);
    fclose(file);
    g_free(text);
    return DRIVE_DONE;
}

static DriveResult labels(DriveCall *call)
{
    FILE *file = drive_open_output(call->folder, call->first);
    drive_write_labels(call->dialog, file);
    fclose(file);
    return DRIVE_DONE;
}

static DriveResult rows(DriveCall *call)
{
    FILE *file = drive_open_output(call->folder, call->first);
    drive_write_rows(GTK_TREE_VIEW(drive_find_named(call->dialog, "gwytip-images")), file);
    fclose(file);
    return DRIVE_DONE;
}

static DriveResult focus(DriveCall *call)
{
    FILE *file = drive_open_output(call->folder, call->first);
    drive_write_focus(call->dialog, atoi(call->second), file);
    fclose(file);
    return DRIVE_DONE;
}

static DriveResult shot(DriveCall *call)
{
    gchar *path = g_build_filename(call->folder, call->first, NULL);
    if (!drive_screenshot(call->dialog, path))
        exit(6);
    g_free(path);
    return DRIVE_DONE;
}

static DriveResult metadata(DriveCall *call)
{
    drive_write_metadata(call->folder, call->first, atoi(call->second));
    return DRIVE_DONE;
}

static DriveResult images(DriveCall *call)
{
    drive_write_images(call->folder, call->first);
    return DRIVE_DONE;
}

static DriveResult masked(DriveCall *call)
{
    drive_write_masked_rows(call->folder, call->first, atoi(call->second));
    return DRIVE_DONE;
}

static DriveResult undo(G_GNUC_UNUSED DriveCall *call)
{
    drive_undo();
    return DRIVE_DONE;
}

static DriveResult close_file(G_GNUC_UNUSED DriveCall *call)
{
    drive_close();
    return DRIVE_DONE;
}

static DriveResult forget_name(G_GNUC_UNUSED DriveCall *call)
{
    drive_forget_name();
    return DRIVE_DONE;
}

static DriveResult reopen(G_GNUC_UNUSED DriveCall *call)
{
    drive_reopen();
    return DRIVE_DONE;
}

static DriveResult save(DriveCall *call)
{
    drive_save(call->folder, call->first);
    return DRIVE_DONE;
}

static DriveResult quit(G_GNUC_UNUSED DriveCall *call)
{
    gtk_main_quit();
    return DRIVE_QUIT;
}

const DriveCommand drive_output_commands[] = {
    {"copy", copy},     {"labels", labels},      {"rows", rows},
    {"focus", focus},   {"shot", shot},          {"metadata", metadata},
    {"images", images}, {"masked", masked},      {"close", close_file},
    {"reopen", reopen}, {"forget", forget_name}, {"undo", undo},
    {"save", save},     {"quit", quit},          {NULL, NULL},
};
