/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help.h"

#include <app/gwyapp.h>
#include <gdk/gdkkeysyms.h>
#include "library.h"

#define PAGE "viewer.md"

/* So that scripts can find it. */
static void name_label(GtkWidget *widget, gpointer name)
{
    if (GTK_IS_LABEL(widget))
        gtk_widget_set_name(widget, name);
}

static GtkWidget *message_dialog(GtkWindow *parent, GtkDialogFlags flags, GtkMessageType type,
                                 const gchar *message)
{
    GtkWidget *dialog = gtk_message_dialog_new(parent, flags | GTK_DIALOG_DESTROY_WITH_PARENT, type,
                                               GTK_BUTTONS_CLOSE, "%s", message);
    gtk_window_set_title(GTK_WINDOW(dialog), "GwyTip");
    gtk_container_foreach(GTK_CONTAINER(gtk_message_dialog_get_message_area(GTK_MESSAGE_DIALOG(dialog))),
                          name_label, "gwytip-message");
    return dialog;
}

void tip_say(GtkWindow *parent, GtkMessageType type, const gchar *message)
{
    GtkWidget *dialog = message_dialog(parent, GTK_DIALOG_MODAL, type, message);
    gtk_dialog_run(GTK_DIALOG(dialog));
    gtk_widget_destroy(dialog);
}

void tip_warn_later(const gchar *message)
{
    GtkWidget *window = gwy_app_main_window_get();
    GtkWidget *dialog =
        message_dialog(window ? GTK_WINDOW(window) : NULL, (GtkDialogFlags)0, GTK_MESSAGE_WARNING, message);
    g_signal_connect(dialog, "response", G_CALLBACK(gtk_widget_destroy), NULL);
    gtk_widget_show(dialog);
}

static void show_page(GtkDialog *dialog)
{
    gchar *path = tip_library_beside("docs" G_DIR_SEPARATOR_S PAGE),
          *uri = g_filename_to_uri(path, NULL, NULL);
    gboolean there = g_file_test(path, G_FILE_TEST_EXISTS);
    if (!there || !uri ||
        !gtk_show_uri(gtk_widget_get_screen(GTK_WIDGET(dialog)), uri, GDK_CURRENT_TIME, NULL)) {
        gchar *name = g_filename_display_name(path);
        gchar *message =
            g_strdup_printf(there ? "The documentation is a text file that no program here opens: %s"
                                  : "The documentation is not installed; it belongs at %s",
                            name);
        tip_say(GTK_WINDOW(dialog), GTK_MESSAGE_INFO, message);
        g_free(message);
        g_free(name);
    }
    g_free(uri);
    g_free(path);
}

static void responded(GtkDialog *dialog, gint response)
{
    if (response == GTK_RESPONSE_HELP)
        show_page(dialog);
}

static gboolean pressed(GtkDialog *dialog, GdkEventKey *event)
{
    gboolean asked = event->keyval == GDK_F1;
    if (asked)
        show_page(dialog);
    return asked;
}

void tip_help_add(GtkDialog *dialog)
{
    GtkWidget *button = gtk_dialog_add_button(dialog, GTK_STOCK_HELP, GTK_RESPONSE_HELP);
    gtk_button_box_set_child_secondary(GTK_BUTTON_BOX(gtk_dialog_get_action_area(dialog)), button, TRUE);
    g_signal_connect(dialog, "response", G_CALLBACK(responded), NULL);
    g_signal_connect(dialog, "key-press-event", G_CALLBACK(pressed), NULL);
}
