/* Lets WebKitWebDriver drive a program that was never built for it.
 *
 * WebKitGTK takes orders from a driver only where the program allows it, and
 * hands over only a view that was made for that. Users must not run a program
 * that allows it, and what users do not run proves nothing; so the tests load
 * this library into the unchanged program (LD_PRELOAD). It stands in the way of
 * the one function through which Wails makes its view.
 *
 * The driver passes an address in WEBKIT_INSPECTOR_SERVER to the program, which
 * connects to it; then, for a new session, WebKit emits "automation-started"
 * and asks the session for a view with "create-web-view".
 */
#include <webkit2/webkit2.h>

static WebKitWebView *view;

static WebKitWebView *give_view(WebKitAutomationSession *session, gpointer data)
{
	(void)session;
	(void)data;
	return view;
}

static void start_session(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data)
{
	WebKitApplicationInfo *info = webkit_application_info_new();

	(void)context;
	(void)data;
	/* The driver compares these with what the test asked for: nothing. */
	webkit_application_info_set_name(info, "kotae");
	webkit_application_info_set_version(info, 1, 0, 0);
	webkit_automation_session_set_application_info(session, info);
	webkit_application_info_unref(info);
	g_signal_connect(session, "create-web-view", G_CALLBACK(give_view), NULL);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager)
{
	WebKitWebContext *context = webkit_web_context_get_default();

	webkit_web_context_set_automation_allowed(context, TRUE);
	g_signal_connect(context, "automation-started", G_CALLBACK(start_session), NULL);
	view = WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW,
		"user-content-manager", manager,
		"is-controlled-by-automation", TRUE,
		NULL));
	return GTK_WIDGET(view);
}
