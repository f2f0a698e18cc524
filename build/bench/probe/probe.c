/* Tells when a page of an unchanged program is on the screen.
 *
 * Loaded into the program (LD_PRELOAD), it adds a script to the page that waits
 * until an element, named by the CSS selector in KOTAE_BENCH_SELECTOR, has been
 * laid out and drawn; then it writes "shown" to standard output. The script
 * looks once for each frame, and frames are drawn only for a window that is
 * visible.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <stdio.h>
#include <webkit2/webkit2.h>

static const char script[] =
	"(() => {"
	"  const shown = () => window.webkit.messageHandlers.benchmark.postMessage('shown');"
	"  const look = () => {"
	"    const element = document.querySelector(%s);"
	"    if (element && element.getClientRects().length > 0) {"
	/*     The callback runs before the frame is drawn, the task after it. */
	"      requestAnimationFrame(() => setTimeout(shown, 0));"
	"    } else {"
	"      requestAnimationFrame(look);"
	"    }"
	"  };"
	"  look();"
	"})();";

static void say(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data)
{
	(void)manager;
	(void)result;
	(void)data;
	puts("shown");
	fflush(stdout);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager)
{
	GtkWidget *(*make)(WebKitUserContentManager *) =
		(GtkWidget *(*)(WebKitUserContentManager *))dlsym(RTLD_NEXT, "webkit_web_view_new_with_user_content_manager");
	const char *selector = g_getenv("KOTAE_BENCH_SELECTOR");
	char *source = g_strdup_printf(script, selector);
	WebKitUserScript *added = webkit_user_script_new(source,
		WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, NULL, NULL);

	g_signal_connect(manager, "script-message-received::benchmark", G_CALLBACK(say), NULL);
	webkit_user_content_manager_register_script_message_handler(manager, "benchmark");
	webkit_user_content_manager_add_script(manager, added);
	webkit_user_script_unref(added);
	g_free(source);
	return make(manager);
}
