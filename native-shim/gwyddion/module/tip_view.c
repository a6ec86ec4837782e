/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tip_view.h"

#include "words.h"

#define PICTURE_SIDE (3 * GWYTIP_TIP_SIZE) /* pixels on the screen */
#define TEXT_WIDTH 380

/* What is black and white, over the adsorbate's height: a shadow is darker than the terrace. */
#define BLACK (-0.3f)
#define WHITE 1.05f

GtkWidget *tip_view_init(TipView *view)
{
    view->row = gtk_hbox_new(FALSE, 6);
    view->near_plane = gtk_image_new();
    view->wide_plane = gtk_image_new();
    view->sentence = gtk_label_new(NULL);
    gtk_widget_set_name(view->sentence, "gwytip-tip");
    gtk_misc_set_alignment(GTK_MISC(view->sentence), 0.0f, 0.5f);
    gtk_label_set_line_wrap(GTK_LABEL(view->sentence), TRUE);
    gtk_widget_set_size_request(view->sentence, TEXT_WIDTH, -1);
    gtk_label_set_selectable(GTK_LABEL(view->sentence), TRUE);
    gtk_widget_set_can_focus(view->sentence, FALSE);
    gtk_widget_set_tooltip_text(view->near_plane, "What the adsorbates have in common: the tip");
    gtk_widget_set_tooltip_text(view->wide_plane, "The same farther out, where ghosts lie");
    gtk_box_pack_start(GTK_BOX(view->row), view->near_plane, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(view->row), view->wide_plane, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(view->row), view->sentence, TRUE, TRUE, 0);
    return view->row;
}

static void draw(GtkWidget *image, const gfloat *plane)
{
    GdkPixbuf *small = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, GWYTIP_TIP_SIZE, GWYTIP_TIP_SIZE);
    gint step = gdk_pixbuf_get_n_channels(small), row = gdk_pixbuf_get_rowstride(small);
    for (gint i = 0; i < TIP_PLANE_PIXELS; i++) {
        gfloat grey = 255.0f * (plane[i] - BLACK) / (WHITE - BLACK);
        guchar *pixel = gdk_pixbuf_get_pixels(small) + i / GWYTIP_TIP_SIZE * row + i % GWYTIP_TIP_SIZE * step;
        pixel[0] = pixel[1] = pixel[2] = (guchar)CLAMP(grey, 0.0f, 255.0f);
    }
    GdkPixbuf *shown = gdk_pixbuf_scale_simple(small, PICTURE_SIDE, PICTURE_SIDE, GDK_INTERP_BILINEAR);
    gtk_image_set_from_pixbuf(GTK_IMAGE(image), shown);
    g_object_unref(shown);
    g_object_unref(small);
}

/* Whatever the dialog shows later on. */
static void set_shown(GtkWidget *widget, gboolean shown)
{
    gtk_widget_set_no_show_all(widget, TRUE);
    if (shown)
        gtk_widget_show(widget);
    else
        gtk_widget_hide(widget);
}

void tip_view_show(TipView *view, const TipJudgement *judgement)
{
    gboolean known = judgement && *judgement->tip.sentence;
    gboolean seen = known && judgement->tip.width_pixels > 0;
    gchar *sentence = known ? tip_words_sentence(judgement->tip.sentence) : g_strdup("");
    gtk_label_set_text(GTK_LABEL(view->sentence), sentence);
    if (seen) {
        draw(view->near_plane, judgement->near_plane);
        draw(view->wide_plane, judgement->wide_plane);
    }
    gtk_widget_show(view->sentence);
    set_shown(view->near_plane, seen);
    set_shown(view->wide_plane, seen);
    set_shown(view->row, known);
    g_free(sentence);
}
